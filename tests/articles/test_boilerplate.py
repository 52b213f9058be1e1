"""What pages print around the news is left out, whatever site printed it; the news stays."""

from pathlib import Path

import pytest

from kg.articles.boilerplate import body_lines

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS = "وصل رئيس الوزراء العراقي إلى واشنطن في زيارة رسمية تستمر ثلاثة أيام، ومن المقرر أن يلتقي الرئيس الأميركي."
MORE = "وقال مكتبه في بيان إن الزيارة تبحث الملفات الأمنية والاقتصادية بين البلدين وسبل تعزيزها."


def _read(*lines: str) -> tuple[list[str], str | None]:
    text = "\n".join(lines)
    body, head = body_lines(text)
    return [text[a:b] for a, b in body], None if head is None else text[head.start : head.end]


@pytest.mark.parametrize(
    "junk",
    [
        "شارك الخبر", "Facebook Twitter WhatsApp", "فيسبوك تويتر واتساب تلغرام", "Advertisement", "* * *",
        "المصدر: وكالات", "اضغط هنا للاشتراك في نشرتنا البريدية", "تابعونا على تويتر وفيسبوك",
        "اشترك في قناتنا على تليغرام ليصلك كل جديد", "هل أعجبك الخبر؟ سجل في نشرتنا البريدية", "مشاهدات: 1520",
        "رابط مختصر: https://example.org/x1", "الأكثر قراءة", "newsroom@example.org", "طباعة",
        "سياسة | اقتصاد | رياضة | ثقافة وفنون", "الصفحة الأولى » أخبار عربية » العراق", "محليات > تقارير > حوارات",
    ],
)  # fmt: skip
def test_a_line_that_is_no_news_is_left_out(junk: str) -> None:
    lines, headline = _read("الكاظمي يصل إلى واشنطن في زيارة رسمية", NEWS, junk, MORE)
    assert lines[0] == NEWS
    assert junk not in lines
    assert headline == "الكاظمي يصل إلى واشنطن في زيارة رسمية"


@pytest.mark.parametrize(
    "line",
    [
        "البيت الأبيض: الكاظمي طلب دعما لوجستيا",
        "عاجل | الكاظمي يصل إلى واشنطن",
        'وقالت الصحيفة إن "الدفاع" و"الخارجية" و"الداخلية" اتفقت.',
        "وشارك في الاجتماع وزير الخارجية ومستشار الأمن القومي وعدد من المسؤولين.",
        "وتابع المسؤول أن الوفد سيبقى في العاصمة.",
        "المصدر أكد أن الوفد سيعود إلى بغداد يوم الخميس المقبل بعد إكمال المباحثات مع الجانب الأميركي كلها.",
        "أعلن الجيش مقتل 3 جنود.",
        "ونشرت القوات طائرات F-16 و MQ-9 و C-130 في القاعدة.",
    ],
)
def test_a_line_of_news_stays(line: str) -> None:
    assert line in _read("الكاظمي يصل إلى واشنطن في زيارة رسمية", NEWS, line, MORE)[0]


def test_the_headline_printed_twice_counts_once() -> None:
    lines, headline = _read("الكاظمي يصل إلى واشنطن", "", "الكاظمي يصل إلى واشنطن ", NEWS)
    assert headline == "الكاظمي يصل إلى واشنطن"
    assert lines == [NEWS]


def test_a_line_of_sections_is_no_headline() -> None:
    lines, headline = _read("سياسة | اقتصاد | رياضة", "الكاظمي يصل إلى واشنطن في زيارة رسمية", NEWS)
    assert headline == "الكاظمي يصل إلى واشنطن في زيارة رسمية"
    assert lines == [NEWS]


def test_a_menu_before_the_headline_is_passed() -> None:
    lines, headline = _read("en English", "Connect with us", "عربي ودولي", "الكاظمي يصل إلى واشنطن", NEWS)
    assert headline == "الكاظمي يصل إلى واشنطن"
    assert lines == [NEWS]


@pytest.mark.parametrize("byline", ["بغداد – وكالات", "أحمد علي - القاهرة", "محمد عبد الله"])
def test_a_byline_between_headline_and_text_is_left_out(byline: str) -> None:
    assert _read("الكاظمي يصل إلى واشنطن في زيارة", byline, NEWS)[0] == [NEWS]


def test_what_follows_a_comment_form_is_no_news() -> None:
    assert _read("الكاظمي يصل إلى واشنطن", NEWS, "اترك تعليقاً", MORE)[0] == [NEWS]


def test_a_comment_link_before_the_text_does_not_end_it() -> None:
    assert _read("الكاظمي يصل إلى واشنطن", "التعليقات (0)", NEWS, MORE)[0] == [NEWS, MORE]


def test_titles_of_other_stories_go_with_their_heading() -> None:
    lines, _ = _read("الكاظمي يصل إلى واشنطن", NEWS, "اقرأ أيضا", "مقتل خمسة في حريق وسط العاصمة", MORE)
    assert lines == [NEWS, MORE]


def test_share_bars_and_links_are_cut_off_a_line_of_news() -> None:
    line = f"شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك {NEWS} رابط الخبر بصحيفة الغد: الكاظمي يصل"
    assert _read("الكاظمي يصل إلى واشنطن", line)[0] == [NEWS]


def test_a_title_that_is_not_in_the_text_leaves_it_without_headline() -> None:
    body, headline = body_lines(f"{NEWS}\n{MORE}", "عنوان آخر")
    assert headline is None
    assert len(body) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "Facebook\nTwitter", "\u200f\n\u00a0"])
def test_a_page_without_news_has_no_lines(text: str) -> None:
    assert body_lines(text) == ((), None)


def test_seed_pages_keep_their_news_alone() -> None:
    kept = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        body, headline = body_lines(text)
        kept[path.name[:3]] = len(body), headline is not None and text[headline.start : headline.end][:20]
    assert kept == {
        "000": (15, "بدء اجتماع “الكاظمي”"),
        "001": (13, "انتهاء الحوار الاستر"),
        "002": (9, "الكاظمي طلب دعماً لو"),
        "003": (12, "بيان مهم جدًا بشأن م"),
        "004": (10, "بغداد وواشنطن تبحثان"),
    }
