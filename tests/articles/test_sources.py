"""Pages, feeds, archives and tables in their real formats, whole and broken."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.articles.read import read_inputs
from kg.errors import InputError
from kg.model import Article

PARAGRAPHS = [
    "التقى وزير الخارجية العراقي نظيره الفرنسي في بغداد، وبحثا سبل تعزيز التعاون بين البلدين في مختلف المجالات.",
    "وقال الوزير في مؤتمر صحفي إن الجولة المقبلة من الحوار ستعقد في باريس قبل نهاية العام الجاري بمشاركة خبراء.",
    "وأضاف أن الجانبين اتفقا على تشكيل لجنة مشتركة تتابع تنفيذ ما جرى التوصل إليه خلال الاجتماعات الأخيرة.",
]
PAGE = f"""<!doctype html><html lang="ar"><head><title>لقاء في بغداد</title>
<meta property="og:site_name" content="صحيفة المثال">
<meta property="article:published_time" content="2020-03-04T10:00:00Z">
</head><body><nav><a href="/">الرئيسية</a></nav><article><h1>لقاء في بغداد</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article><footer>حقوق النشر</footer></body></html>"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة المثال</title>
<item><guid>urn:1</guid><title>لقاء في بغداد</title><link>https://example.org/1</link>
<pubDate>Wed, 04 Mar 2020 10:00:00 GMT</pubDate><description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</description></item>
<item><guid>urn:2</guid><title>Meeting</title><description>Latin only</description></item></channel></rss>"""


def articles(path: Path, columns: dict[str, str] | None = None) -> list[Article]:
    return [i for i in read_inputs([path], columns) if isinstance(i, Article)]


def problems(path: Path) -> list[InputError]:
    return [i for i in read_inputs([path]) if isinstance(i, InputError)]


def archive(pages: list[tuple[str, str]], *, compressed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for url, page in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(page.encode()), http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


def test_page_gives_text_title_date_outlet(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (article,) = articles(tmp_path)
    assert article.source == "a.html"
    assert all(p in article.text for p in PARAGRAPHS)
    assert "الرئيسية" not in article.text
    assert (str(article.published), article.outlet, article.title) == ("2020-03-04", "صحيفة المثال", "لقاء في بغداد")


def test_metadata_wins_over_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,published,outlet\na.html,2020-03-05,واع\n", encoding="utf-8")
    (article,) = articles(tmp_path)
    assert (str(article.published), article.outlet) == ("2020-03-05", "واع")


def test_feed_entries(tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_text(FEED, encoding="utf-8")
    (article,) = articles(tmp_path / "news.rss")
    assert article.text == f"لقاء في بغداد\n{PARAGRAPHS[0]}"
    assert (str(article.published), article.outlet, article.url) == (
        "2020-03-04",
        "وكالة المثال",
        "https://example.org/1",
    )
    assert "not Arabic" in str(problems(tmp_path / "news.rss")[0])


@pytest.mark.parametrize("compressed", [True, False])
def test_archive_yields_its_arabic_pages(tmp_path: Path, compressed: bool) -> None:
    latin = "<html><body><p>" + "Only Latin text here. " * 30 + "</p></body></html>"
    path = tmp_path / ("x.warc.gz" if compressed else "x.warc")
    path.write_bytes(archive([("https://a.example/1", PAGE), ("https://b.example/2", latin)], compressed=compressed))
    (article,) = articles(path)
    assert (article.source, article.url) == ("https://a.example/1", "https://a.example/1")


def test_archive_cut_short_keeps_what_came_before(tmp_path: Path) -> None:
    data = archive([(f"https://a.example/{i}", PAGE.replace("بغداد", f"بغداد {i}")) for i in range(3)], compressed=True)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data[: len(data) * 2 // 3])
    assert len(articles(path)) >= 1


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_tables_and_their_compression(tmp_path: Path, suffix: str) -> None:
    rows = io.StringIO()
    writer = csv.DictWriter(rows, ["key", "text", "published"])
    writer.writeheader()
    writer.writerow({"key": "1", "text": PARAGRAPHS[0], "published": "2020-01-02"})
    data = rows.getvalue().encode()
    pack = {"": lambda b: b, ".gz": gzip.compress, ".zst": zstandard.compress}[suffix]
    path = tmp_path / f"news.csv{suffix}"
    path.write_bytes(pack(data))
    (article,) = articles(path, {"id": "key"})
    assert (article.source, article.text, str(article.published)) == ("1", PARAGRAPHS[0], "2020-01-02")


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table({"id": ["1", "2"], "text": [PARAGRAPHS[0], None], "more": [1, 2]}), path)
    assert [a.source for a in articles(path)] == ["1"]
    assert "has no 'text'" in str(problems(path)[0])


@pytest.mark.parametrize(
    "name", ["a.html", "a.rss", "a.warc", "a.warc.gz", "a.csv", "a.parquet", "a.jsonl", "a.txt.gz"]
)
def test_rubbish_is_refused_in_words(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(random.Random(name).randbytes(3000))
    found = list(read_inputs([path]))
    assert found
    assert all(isinstance(i, InputError) and i.where and i.remedy for i in found)


def test_broken_inputs_never_crash(tmp_path: Path) -> None:
    """Real files with bytes overwritten, cut and doubled: every outcome is an article or a message."""
    rng = random.Random(11)
    record = json.dumps({"id": "1", "text": PARAGRAPHS[0]}, ensure_ascii=False).encode()
    table = b"id,text\n1," + PARAGRAPHS[0].encode()
    whole = {
        "html": PAGE.encode(),
        "rss": FEED.encode(),
        "jsonl": record,
        "jsonl.gz": gzip.compress(record),
        "csv": table,
        "csv.zst": zstandard.compress(table),
        "warc.gz": archive([("https://a.example/1", PAGE)], compressed=True),
    }
    for n in range(150):
        kind = rng.choice(sorted(whole))
        data = bytearray(whole[kind])
        for _ in range(rng.randint(1, 30)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        cut = rng.randrange(len(data))
        path = tmp_path / f"{n}.{kind}"
        path.write_bytes(bytes(data[:cut] if rng.random() < 0.3 else data))
        assert all(isinstance(i, Article | InputError) for i in read_inputs([path]))
