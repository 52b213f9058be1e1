"""Actors across articles, block by block: states, bodies, persons by full name, spelling, surname, office, company.

Each step brings those together that could be one, decides in each block by itself, and joins what was decided in the
order of the blocks. Blocks lie on disk; of every actor only a number is in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from kg.resolve.blocks import Blocks, Load, Member, Memo, Step
from kg.resolve.bodies import same_bodies
from kg.resolve.cluster import Clusters, Decision
from kg.resolve.company import same_company
from kg.resolve.names import skeleton
from kg.resolve.offices import Tenure, offices_of, same_offices
from kg.resolve.overrides import Overrides
from kg.resolve.persons import GROUNDS, same_names, spelling_keys, spellings, surname_keys, surnames
from kg.resolve.profile import Profile, merged, profile, profile_of_mark
from kg.resolve.records import ACTORS
from kg.resolve.register import Register
from kg.resolve.shelf import Reports
from kg.resolve.sides import Actors, Sides

Tell = Callable[[Decision], object]
Decide = Callable[[list[Profile]], list[Decision]]
_PERSONS = "CREATE TEMP TABLE person (number INTEGER PRIMARY KEY, known_by TEXT, full TEXT, row TEXT)"


def resolve_actors(
    reports: Reports, register: Register, overrides: Overrides, memo: Memo, tell: Tell | None = None
) -> Actors:
    """All actors in groups. A reviewed override comes before every rule."""
    numbers = register.enter(*ACTORS)
    grouping = _Grouping(reports, register, memo, Clusters(numbers.stop, tell))
    overrides.apply(reports, register, grouping.clusters)
    grouping.states()
    grouping.bodies()
    grouping.persons()
    register.settle(grouping.clusters)
    return Actors(register, numbers, grouping.sides)


class _Grouping:
    """The steps. Numbers are those of the register, which enters actors first."""

    def __init__(self, reports: Reports, register: Register, memo: Memo, clusters: Clusters) -> None:
        self.reports, self.register, self.memo, self.clusters = reports, register, memo, clusters
        self.sides = Sides(reports.data)
        reports.data.execute("DROP TABLE IF EXISTS temp.person")
        reports.data.execute(_PERSONS)

    def states(self) -> None:
        """States by their code; one without a code by its name."""
        first: dict[str, int] = {}
        for number, _, mark in self.register.marks("State"):
            country, key = json.loads(mark)
            self.clusters.join(first.setdefault(key, number), number, "same state", key)
            self.sides.served(number, [country] if country else [])

    def bodies(self) -> None:
        """Organisations and forces: those that share an identifying name and are not of different states."""
        blocks = Blocks(self.reports.data)
        for number, _, mark in self.register.marks("Organization", "ArmedForce"):
            country, keys = json.loads(mark)
            for words, bound in keys:
                blocks.add(f"{words}\t{bound}", number, country or "")
            self.sides.served(number, [country] if country else [])
        for key, members in blocks:
            found = same_bodies([country or None for _, country in members], key.split("\t")[0])
            self._follow(found, members)

    def persons(self) -> None:
        """Persons, where states and bodies are already joined."""
        offices = self._profiles()
        self._full_names()
        self._spellings()
        self._surnames()
        self._offices(offices)
        self._company()

    def _follow(self, decisions: list[Decision], members: list[Member]) -> None:
        self.clusters.follow(decisions, [number for number, _ in members])

    def _decide(self, name: str, blocks: Iterable[list[Member]], decide: Decide) -> None:
        """Take the decisions of each block of persons."""
        for members, found in self.memo.over(Step(name, partial(_decisions, decide)), blocks):
            self._follow([Decision(*d) for d in json.loads(found)], members)

    # -------------------------------------------------------------- who they are by their own article

    def _profiles(self) -> Blocks:
        """Put down each person's profile, the sides served, and, which is the result, the offices held."""
        offices = Blocks(self.reports.data)
        for number, _, mark in self.register.marks("Person"):
            known_by, full, bodies, rest = mark.split("\t")
            served = [self._standing(body) for body in bodies.split()]
            person = profile_of_mark(full, served, rest, number)
            values = (number, known_by, full, person.row(dated=True))
            self.reports.data.execute("INSERT INTO person VALUES (?,?,?,?)", values)
            self.sides.served(number, sorted(person.countries | person.bodies))
            for office in offices_of(person):
                for day in person.days:
                    offices.add(office, number, "" if known_by == "office" else "named", day)
        return offices

    def _standing(self, body: str) -> str:
        """What stands for a body of no state: the first report of its group."""
        entry = self.register.find(body)
        return self.register.iri(self.clusters.root(entry.number)) if entry else body

    def _known_by(self, kind: str) -> Iterator[tuple[int, str, str]]:
        """Number, name and profile of the persons known in this way, by name."""
        select = "SELECT number, full, row FROM person WHERE known_by = ? ORDER BY full, number"
        yield from self.reports.data.execute(select, (kind,))

    # -------------------------------------------------------------- steps

    def _full_names(self) -> None:
        names = groupby(self._known_by("full"), key=lambda row: row[1])
        self._decide("names", ([(number, row) for number, _, row in people] for _, people in names), same_names)

    def _groups(self) -> Iterator[Profile]:
        """One profile of each group of persons known by full names."""
        blocks = Blocks(self.reports.data)
        for number, _, row in self._known_by("full"):
            blocks.add(self.clusters.root(number), number, row)
        for _, members in blocks:
            yield merged(profile(row, number) for number, row in members)

    def _spellings(self) -> None:
        blocks, pairs = Blocks(self.reports.data), Blocks(self.reports.data)
        for group in self._groups():
            row, name = group.row(dated=False), " ".join(group.full)
            for key in spelling_keys(group):
                blocks.add(key, group.number, row, name)
        for members, found in self.memo.over(Step("spellings", _spelling_pairs), (m for _, m in blocks)):
            for rank, a, b, names in json.loads(found):
                pairs.add(rank, members[b][0], json.dumps((members[a][0], names)), members[a][0])
        for rank, first, second, row in pairs.rows():
            self.clusters.join(first, second, GROUNDS[rank], json.loads(row)[1])

    def _surnames(self) -> None:
        blocks = Blocks(self.reports.data)
        wanted = set()
        for number, word, row in self._known_by("single"):
            wanted.add(key := skeleton(word))
            blocks.add(key, number, row)
        for group in self._groups():
            for key in surname_keys(group):
                if key in wanted:
                    blocks.add(key, group.number, group.row(dated=True))
        self._decide("surnames", (members for _, members in blocks), surnames)

    def _offices(self, offices: Blocks) -> None:
        for office, rows in groupby(offices.rows(), key=lambda row: row[0]):
            named, unnamed = list[Tenure](), list[Tenure]()
            for _, day, number, row in rows:
                (named if row else unnamed).append((day, number, self.clusters.root(number)))
            self.clusters.follow(same_offices(unnamed, named, office), range(len(self.clusters)))

    def _company(self) -> None:
        """Who met whom on a day, from meetings dated to the day."""
        blocks = Blocks(self.reports.data)
        for node in self.reports.of_kind("Meeting"):
            time = node.times.get("time")
            if time and time.earliest and time.earliest == time.latest:
                for person, other in self._pairs(node.all("participant")):
                    blocks.add(f"{time.earliest}\t{other:012}", person)
        for key, members in blocks:
            guests = [(self._person(number), str(self.clusters.root(number))) for number, _ in members]
            self.clusters.follow(same_company(guests, key.split("\t")[0]), range(len(self.clusters)))

    def _pairs(self, participants: list[str]) -> Iterator[tuple[int, int]]:
        """Each named person of a meeting with each other participant's group."""
        found = [entry for iri in participants if (entry := self.register.find(iri))]
        for person in (e for e in found if e.kind == "Person" and self._is_named(e.number)):
            for other in found:
                if not self.clusters.same(person.number, other.number):
                    yield person.number, self.clusters.root(other.number)

    def _is_named(self, number: int) -> bool:
        row = self.reports.data.execute("SELECT known_by FROM person WHERE number = ?", (number,)).fetchone()
        return bool(row) and row[0] != "office"

    def _person(self, number: int) -> Profile:
        row = self.reports.data.execute("SELECT row FROM person WHERE number = ?", (number,)).fetchone()
        return profile(row[0], number)


def _decisions(decide: Decide, members: list[Member], load: Load) -> str:
    """What `decide` says of a block of persons."""
    found = decide([profile(row, i) for i, (_, row) in enumerate(members)])
    return json.dumps([(d.first, d.second, d.joined, d.rule, d.detail) for d in found], ensure_ascii=False)


def _spelling_pairs(members: list[Member], load: Load) -> str:
    """Pairs that can be one: the grounds, which two, and their names."""
    groups = [profile(row, i) for i, (_, row) in enumerate(members)]
    names = [" ".join(g.full) for g in groups]
    return json.dumps(
        [(rank, a, b, f"{names[a]} = {names[b]}") for rank, a, b in spellings(groups)], ensure_ascii=False
    )
