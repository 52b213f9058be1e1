"""Names and titles whose words were printed in two are read whole, and their evidence is cut as it stands."""

from kg.document import understand
from kg.extract import extract
from kg.model import Article

TEXT = "استقبل ال رئيس العراقي و زير الخارجي ة الأردني سالم العلي في بغد اد يوم 3 ديس مبر 2021."


def test_titles_and_places_lose_the_stray_space() -> None:
    document = understand(Article("text", TEXT))
    report = extract(document)
    titles = {role.title for actor in report.actors for role in actor.roles}
    assert "وزير الخارجية" in titles
    assert [place.name for place in document.places] == ["بغداد"]
    assert [time.span.edtf for time in document.times] == ["2021-12-03"]


def test_the_evidence_keeps_it() -> None:
    document = understand(Article("text", TEXT))
    written = [TEXT[m.start : m.end] for m in document.mentions]
    assert any(words.startswith("و زير الخارجي ة") for words in written)
    (meeting,) = extract(document).meetings
    assert meeting.place is not None
    assert meeting.place.name == "بغداد"
    assert all("و زير الخارجي ة" in TEXT[s.start : s.end] for s in meeting.evidence)
