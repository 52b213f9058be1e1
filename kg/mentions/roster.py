"""The actors of one article while they are being put together: one entry per person, body or state."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.normalise import fold_word
from kg.model import Actor, ActorType, Role, Span


@dataclass(slots=True)
class Draft:
    """An actor in the making. `names` counts its surface forms in the order of the text."""

    key: str
    type: ActorType
    country: str | None = None
    names: dict[str, int] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)
    rules: dict[str, None] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    canonical: str | None = None  # a state's name in the lexicon, for articles that never write its name
    nouns: dict[str, None] = field(default_factory=dict)  # a state's names proper, without adjectives and capitals
    plain_names: dict[str, None] = field(default_factory=dict)  # folded, without the state's adjective
    weight: float = 0.0  # how sure it is that this is an actor of its kind

    def see(self, name: str, span: Span, rule: str, weight: float) -> None:
        """Note one mention."""
        self.names[name] = self.names.get(name, 0) + 1
        self.evidence.append(span)
        self.rules[rule] = None
        self.weight = 1 - (1 - self.weight) * (1 - weight)

    def actor(self) -> Actor:
        """The finished actor, named by its longest form (the first of equals); states never by an adjective."""
        forms = self.nouns or ({self.canonical: None} if self.canonical else self.names)
        best = max(forms, key=lambda n: (len(n.split()), len(n)))
        aliases = tuple(sorted(n for n in self.names if n != best))
        return Actor(
            key=self.key,
            evidence=tuple(dict.fromkeys(self.evidence)),
            rules=tuple(self.rules),
            confidence=round(min(self.weight, 0.99), 3),
            type=self.type,
            name=best,
            aliases=aliases,
            country=self.country,
            roles=tuple(self.roles.values()),
        )


def key_of(type_: ActorType, name: str) -> str:
    """A key that is the same for the same text: the kind and the folded name."""
    words = "".join(c if c.isalnum() else " " for c in fold_word(name)).split()
    return f"{type_.value.lower()}-" + "-".join(words)
