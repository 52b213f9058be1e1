"""Generated from ontology/hiwar.ttl by `kg ontology vocabulary --write`: do not edit.

Every term of the ontology as a node, by namespace; plain attributes, so `HIWAR.format` and `HIWAR.count` are terms.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode


class DCTERMS:
    """Terms of <http://purl.org/dc/terms/>."""

    date: Final = NamedNode("http://purl.org/dc/terms/date")
    description: Final = NamedNode("http://purl.org/dc/terms/description")
    isReplacedBy: Final = NamedNode("http://purl.org/dc/terms/isReplacedBy")
    license: Final = NamedNode("http://purl.org/dc/terms/license")
    source: Final = NamedNode("http://purl.org/dc/terms/source")
    title: Final = NamedNode("http://purl.org/dc/terms/title")


class SEM:
    """Terms of <http://semanticweb.cs.vu.nl/2009/11/sem/>."""

    Event: Final = NamedNode("http://semanticweb.cs.vu.nl/2009/11/sem/Event")


class SKOS:
    """Terms of <http://www.w3.org/2004/02/skos/core#>."""

    Concept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    altLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    broader: Final = NamedNode("http://www.w3.org/2004/02/skos/core#broader")
    closeMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#closeMatch")
    definition: Final = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    exactMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
    example: Final = NamedNode("http://www.w3.org/2004/02/skos/core#example")
    inScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    prefLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    scopeNote: Final = NamedNode("http://www.w3.org/2004/02/skos/core#scopeNote")
    topConceptOf: Final = NamedNode("http://www.w3.org/2004/02/skos/core#topConceptOf")


class TIME:
    """Terms of <http://www.w3.org/2006/time#>."""

    ProperInterval: Final = NamedNode("http://www.w3.org/2006/time#ProperInterval")


class OA:
    """Terms of <http://www.w3.org/ns/oa#>."""

    SpecificResource: Final = NamedNode("http://www.w3.org/ns/oa#SpecificResource")
    TextPositionSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")
    TextQuoteSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")
    end: Final = NamedNode("http://www.w3.org/ns/oa#end")
    exact: Final = NamedNode("http://www.w3.org/ns/oa#exact")
    hasSelector: Final = NamedNode("http://www.w3.org/ns/oa#hasSelector")
    hasSource: Final = NamedNode("http://www.w3.org/ns/oa#hasSource")
    prefix: Final = NamedNode("http://www.w3.org/ns/oa#prefix")
    start: Final = NamedNode("http://www.w3.org/ns/oa#start")
    suffix: Final = NamedNode("http://www.w3.org/ns/oa#suffix")


class ORG:
    """Terms of <http://www.w3.org/ns/org#>."""

    Membership: Final = NamedNode("http://www.w3.org/ns/org#Membership")
    Organization: Final = NamedNode("http://www.w3.org/ns/org#Organization")
    hasMembership: Final = NamedNode("http://www.w3.org/ns/org#hasMembership")
    organization: Final = NamedNode("http://www.w3.org/ns/org#organization")


class PROV:
    """Terms of <http://www.w3.org/ns/prov#>."""

    Activity: Final = NamedNode("http://www.w3.org/ns/prov#Activity")
    Agent: Final = NamedNode("http://www.w3.org/ns/prov#Agent")
    Entity: Final = NamedNode("http://www.w3.org/ns/prov#Entity")
    used: Final = NamedNode("http://www.w3.org/ns/prov#used")
    wasDerivedFrom: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
    wasGeneratedBy: Final = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")


class SCHEMA:
    """Terms of <https://schema.org/>."""

    NewsArticle: Final = NamedNode("https://schema.org/NewsArticle")
    Person: Final = NamedNode("https://schema.org/Person")
    articleBody: Final = NamedNode("https://schema.org/articleBody")
    datePublished: Final = NamedNode("https://schema.org/datePublished")
    headline: Final = NamedNode("https://schema.org/headline")
    inLanguage: Final = NamedNode("https://schema.org/inLanguage")
    publisher: Final = NamedNode("https://schema.org/publisher")
    rangeIncludes: Final = NamedNode("https://schema.org/rangeIncludes")
    softwareVersion: Final = NamedNode("https://schema.org/softwareVersion")
    url: Final = NamedNode("https://schema.org/url")


class HIWAR:
    """Terms of <https://w3id.org/hiwar/ns#>."""

    Actions: Final = NamedNode("https://w3id.org/hiwar/ns#Actions")  # Kinds of action that actors undertake.
    Actor: Final = NamedNode("https://w3id.org/hiwar/ns#Actor")  # Who can meet, promise or hold forces.
    ArmedForce: Final = NamedNode("https://w3id.org/hiwar/ns#ArmedForce")
    Article: Final = NamedNode("https://w3id.org/hiwar/ns#Article")
    Commitment: Final = NamedNode("https://w3id.org/hiwar/ns#Commitment")
    Components: Final = NamedNode("https://w3id.org/hiwar/ns#Components")  # Which soldiers are counted.
    Conflict: Final = NamedNode("https://w3id.org/hiwar/ns#Conflict")
    ConflictValue: Final = NamedNode("https://w3id.org/hiwar/ns#ConflictValue")
    Dialogue: Final = NamedNode("https://w3id.org/hiwar/ns#Dialogue")  # A series of rounds between the same parties.
    DialogueRound: Final = NamedNode("https://w3id.org/hiwar/ns#DialogueRound")
    Evidence: Final = NamedNode("https://w3id.org/hiwar/ns#Evidence")
    ForceLevel: Final = NamedNode("https://w3id.org/hiwar/ns#ForceLevel")
    ForceTimeLine: Final = NamedNode("https://w3id.org/hiwar/ns#ForceTimeLine")
    Formats: Final = NamedNode("https://w3id.org/hiwar/ns#Formats")  # How those who meet are in touch.
    HistoryEntry: Final = NamedNode("https://w3id.org/hiwar/ns#HistoryEntry")
    Measures: Final = NamedNode("https://w3id.org/hiwar/ns#Measures")  # What a number of soldiers measures.
    Meeting: Final = NamedNode("https://w3id.org/hiwar/ns#Meeting")
    Modalities: Final = NamedNode("https://w3id.org/hiwar/ns#Modalities")
    Offices: Final = NamedNode("https://w3id.org/hiwar/ns#Offices")  # Kinds of office that a person holds.
    Organization: Final = NamedNode("https://w3id.org/hiwar/ns#Organization")
    Person: Final = NamedNode("https://w3id.org/hiwar/ns#Person")  # A named human being.
    Place: Final = NamedNode("https://w3id.org/hiwar/ns#Place")
    Polarities: Final = NamedNode("https://w3id.org/hiwar/ns#Polarities")
    Stages: Final = NamedNode("https://w3id.org/hiwar/ns#Stages")  # What a report is in the life of a commitment.
    State: Final = NamedNode("https://w3id.org/hiwar/ns#State")
    Statuses: Final = NamedNode("https://w3id.org/hiwar/ns#Statuses")
    TimeSpan: Final = NamedNode("https://w3id.org/hiwar/ns#TimeSpan")
    acting: Final = NamedNode("https://w3id.org/hiwar/ns#acting")  # Who acts for the holder of an office.
    action: Final = NamedNode("https://w3id.org/hiwar/ns#action")
    adviser: Final = NamedNode("https://w3id.org/hiwar/ns#adviser")  # Adviser to an office or body.
    advisers: Final = NamedNode("https://w3id.org/hiwar/ns#advisers")  # Soldiers who train or advise.
    agreed: Final = NamedNode("https://w3id.org/hiwar/ns#agreed")  # A joint or bilateral agreement or statement.
    allTroops: Final = NamedNode("https://w3id.org/hiwar/ns#allTroops")  # Soldiers without distinction.
    ambassador: Final = NamedNode("https://w3id.org/hiwar/ns#ambassador")  # Diplomatic head of mission.
    amount: Final = NamedNode("https://w3id.org/hiwar/ns#amount")
    anticipated: Final = NamedNode("https://w3id.org/hiwar/ns#anticipated")
    approximate: Final = NamedNode("https://w3id.org/hiwar/ns#approximate")
    articleCount: Final = NamedNode("https://w3id.org/hiwar/ns#articleCount")
    asOf: Final = NamedNode("https://w3id.org/hiwar/ns#asOf")  # When the number holds.
    attorney: Final = NamedNode("https://w3id.org/hiwar/ns#attorney")
    cancelled: Final = NamedNode("https://w3id.org/hiwar/ns#cancelled")  # It will not take place.
    ceasefire: Final = NamedNode("https://w3id.org/hiwar/ns#ceasefire")  # Stopping or pausing fighting.
    charge: Final = NamedNode("https://w3id.org/hiwar/ns#charge")  # A diplomat who heads a mission for the time being.
    chief: Final = NamedNode("https://w3id.org/hiwar/ns#chief")  # Tribal or local chief, or a notable.
    chiefOfStaff: Final = NamedNode("https://w3id.org/hiwar/ns#chiefOfStaff")  # Highest officer of armed forces.
    combatTroops: Final = NamedNode("https://w3id.org/hiwar/ns#combatTroops")  # Soldiers sent to fight.
    commander: Final = NamedNode("https://w3id.org/hiwar/ns#commander")  # Commander of a force.
    commissioner: Final = NamedNode("https://w3id.org/hiwar/ns#commissioner")
    committedBy: Final = NamedNode("https://w3id.org/hiwar/ns#committedBy")
    component: Final = NamedNode("https://w3id.org/hiwar/ns#component")
    confidence: Final = NamedNode("https://w3id.org/hiwar/ns#confidence")  # How sure the reading is, from 0 to 1.
    conflict: Final = NamedNode("https://w3id.org/hiwar/ns#conflict")
    contentHash: Final = NamedNode("https://w3id.org/hiwar/ns#contentHash")
    continueDialogue: Final = NamedNode("https://w3id.org/hiwar/ns#continueDialogue")
    contradicted: Final = NamedNode("https://w3id.org/hiwar/ns#contradicted")  # The same actors undertook the opposite.
    contradictedBy: Final = NamedNode("https://w3id.org/hiwar/ns#contradictedBy")
    count: Final = NamedNode("https://w3id.org/hiwar/ns#count")  # The number of soldiers; of a range, its lower figure.
    counterTerrorism: Final = NamedNode("https://w3id.org/hiwar/ns#counterTerrorism")
    country: Final = NamedNode("https://w3id.org/hiwar/ns#country")
    crownPrince: Final = NamedNode("https://w3id.org/hiwar/ns#crownPrince")  # Heir to the throne.
    deadline: Final = NamedNode("https://w3id.org/hiwar/ns#deadline")  # By when; its latest day is what counts.
    deadlineChanged: Final = NamedNode("https://w3id.org/hiwar/ns#deadlineChanged")
    defenceMinister: Final = NamedNode("https://w3id.org/hiwar/ns#defenceMinister")  # Head of a defence ministry.
    deployForces: Final = NamedNode("https://w3id.org/hiwar/ns#deployForces")  # Sending soldiers to a place.
    deployed: Final = NamedNode("https://w3id.org/hiwar/ns#deployed")  # They have been sent.
    deputy: Final = NamedNode("https://w3id.org/hiwar/ns#deputy")  # Deputy or assistant of another office.
    deputyMinister: Final = NamedNode("https://w3id.org/hiwar/ns#deputyMinister")
    deputyPrimeMinister: Final = NamedNode("https://w3id.org/hiwar/ns#deputyPrimeMinister")
    director: Final = NamedNode("https://w3id.org/hiwar/ns#director")  # Head of an agency, department or office.
    disarm: Final = NamedNode("https://w3id.org/hiwar/ns#disarm")  # Giving up, collecting or dismantling arms.
    does: Final = NamedNode("https://w3id.org/hiwar/ns#does")  # It undertakes to do it.
    doesNot: Final = NamedNode("https://w3id.org/hiwar/ns#doesNot")
    earliest: Final = NamedNode("https://w3id.org/hiwar/ns#earliest")  # First day, inclusive; absent where open.
    economicCooperation: Final = NamedNode("https://w3id.org/hiwar/ns#economicCooperation")
    edtf: Final = NamedNode("https://w3id.org/hiwar/ns#edtf")  # The span in the Extended Date/Time Format.
    endCombatMission: Final = NamedNode("https://w3id.org/hiwar/ns#endCombatMission")
    envoy: Final = NamedNode("https://w3id.org/hiwar/ns#envoy")  # Special envoy or representative.
    evidence: Final = NamedNode("https://w3id.org/hiwar/ns#evidence")  # The words of the article that say it.
    expert: Final = NamedNode("https://w3id.org/hiwar/ns#expert")  # Expert, researcher, analyst or writer.
    expression: Final = NamedNode("https://w3id.org/hiwar/ns#expression")  # The words that give the time, as written.
    finalRound: Final = NamedNode("https://w3id.org/hiwar/ns#finalRound")
    firstDay: Final = NamedNode("https://w3id.org/hiwar/ns#firstDay")
    firstReported: Final = NamedNode("https://w3id.org/hiwar/ns#firstReported")
    firstStated: Final = NamedNode("https://w3id.org/hiwar/ns#firstStated")  # The earliest report of it.
    force: Final = NamedNode("https://w3id.org/hiwar/ns#force")  # Whose soldiers are counted.
    foreignBases: Final = NamedNode("https://w3id.org/hiwar/ns#foreignBases")  # Having or hosting foreign bases.
    foreignMinister: Final = NamedNode("https://w3id.org/hiwar/ns#foreignMinister")  # Head of a foreign ministry.
    format: Final = NamedNode("https://w3id.org/hiwar/ns#format")
    former: Final = NamedNode("https://w3id.org/hiwar/ns#former")  # True where the article calls the role a former one.
    governor: Final = NamedNode("https://w3id.org/hiwar/ns#governor")  # Head of a province, region or city.
    headOfBody: Final = NamedNode("https://w3id.org/hiwar/ns#headOfBody")
    held: Final = NamedNode("https://w3id.org/hiwar/ns#held")  # It has taken place.
    heldDuring: Final = NamedNode("https://w3id.org/hiwar/ns#heldDuring")  # The round in which a meeting takes place.
    history: Final = NamedNode("https://w3id.org/hiwar/ns#history")  # A state the resolved node was reported in.
    holdElections: Final = NamedNode("https://w3id.org/hiwar/ns#holdElections")
    host: Final = NamedNode("https://w3id.org/hiwar/ns#host")  # Who receives the others.
    humanitarianAid: Final = NamedNode("https://w3id.org/hiwar/ns#humanitarianAid")
    inPerson: Final = NamedNode("https://w3id.org/hiwar/ns#inPerson")  # They are in the same place.
    indirect: Final = NamedNode("https://w3id.org/hiwar/ns#indirect")  # They speak through a go-between.
    intelligenceChief: Final = NamedNode("https://w3id.org/hiwar/ns#intelligenceChief")
    interiorMinister: Final = NamedNode("https://w3id.org/hiwar/ns#interiorMinister")  # Head of an interior ministry.
    investigate: Final = NamedNode("https://w3id.org/hiwar/ns#investigate")
    judge: Final = NamedNode("https://w3id.org/hiwar/ns#judge")  # Judge, prosecutor or lawyer.
    keepForces: Final = NamedNode("https://w3id.org/hiwar/ns#keepForces")  # Leaving soldiers where they are.
    king: Final = NamedNode("https://w3id.org/hiwar/ns#king")  # A reigning king named by a title of honour.
    lastDay: Final = NamedNode("https://w3id.org/hiwar/ns#lastDay")
    lastReported: Final = NamedNode("https://w3id.org/hiwar/ns#lastReported")
    latest: Final = NamedNode("https://w3id.org/hiwar/ns#latest")  # Last day, inclusive; absent where open.
    leader: Final = NamedNode("https://w3id.org/hiwar/ns#leader")  # Who leads a side in the round.
    legislator: Final = NamedNode("https://w3id.org/hiwar/ns#legislator")  # Member of a parliament.
    level: Final = NamedNode("https://w3id.org/hiwar/ns#level")  # A force level on the time line.
    madeAt: Final = NamedNode("https://w3id.org/hiwar/ns#madeAt")  # The meeting or round at which it was undertaken.
    maxCount: Final = NamedNode("https://w3id.org/hiwar/ns#maxCount")  # The upper bound where the article gives one.
    measure: Final = NamedNode("https://w3id.org/hiwar/ns#measure")  # Stock or flow: a concept of hiwar:Measures.
    member: Final = NamedNode("https://w3id.org/hiwar/ns#member")  # Member of a body.
    militarySupport: Final = NamedNode("https://w3id.org/hiwar/ns#militarySupport")
    minCount: Final = NamedNode("https://w3id.org/hiwar/ns#minCount")  # The lower bound where the article gives one.
    minister: Final = NamedNode("https://w3id.org/hiwar/ns#minister")  # Head of another ministry.
    modality: Final = NamedNode("https://w3id.org/hiwar/ns#modality")
    monarch: Final = NamedNode("https://w3id.org/hiwar/ns#monarch")  # King, queen, emir or sultan who reigns.
    movementLeader: Final = NamedNode("https://w3id.org/hiwar/ns#movementLeader")
    nationalSecurityAdviser: Final = NamedNode("https://w3id.org/hiwar/ns#nationalSecurityAdviser")
    nuclearLimits: Final = NamedNode("https://w3id.org/hiwar/ns#nuclearLimits")
    object: Final = NamedNode("https://w3id.org/hiwar/ns#object")  # What is undertaken, as written.
    office: Final = NamedNode("https://w3id.org/hiwar/ns#office")
    officer: Final = NamedNode("https://w3id.org/hiwar/ns#officer")  # Other military rank.
    onProperty: Final = NamedNode("https://w3id.org/hiwar/ns#onProperty")  # The property the reports disagree on.
    oneOf: Final = NamedNode("https://w3id.org/hiwar/ns#oneOf")
    ongoing: Final = NamedNode("https://w3id.org/hiwar/ns#ongoing")  # It is under way.
    openCrossing: Final = NamedNode("https://w3id.org/hiwar/ns#openCrossing")
    ordinal: Final = NamedNode("https://w3id.org/hiwar/ns#ordinal")  # The number of the round in its series, from 1.
    otherAction: Final = NamedNode("https://w3id.org/hiwar/ns#otherAction")  # An action of no other kind here.
    otherOffice: Final = NamedNode("https://w3id.org/hiwar/ns#otherOffice")  # An office of no other kind here.
    parliamentSpeaker: Final = NamedNode("https://w3id.org/hiwar/ns#parliamentSpeaker")
    participant: Final = NamedNode("https://w3id.org/hiwar/ns#participant")
    party: Final = NamedNode("https://w3id.org/hiwar/ns#party")
    partyLeader: Final = NamedNode("https://w3id.org/hiwar/ns#partyLeader")  # Leader of a party or movement.
    place: Final = NamedNode("https://w3id.org/hiwar/ns#place")  # Where it takes place.
    planned: Final = NamedNode("https://w3id.org/hiwar/ns#planned")
    pledged: Final = NamedNode("https://w3id.org/hiwar/ns#pledged")  # One side's undertaking.
    polarity: Final = NamedNode("https://w3id.org/hiwar/ns#polarity")
    postponed: Final = NamedNode("https://w3id.org/hiwar/ns#postponed")  # It was put off.
    present: Final = NamedNode("https://w3id.org/hiwar/ns#present")  # They are there.
    president: Final = NamedNode("https://w3id.org/hiwar/ns#president")  # Head of state of a republic.
    primeMinister: Final = NamedNode("https://w3id.org/hiwar/ns#primeMinister")  # Head of government.
    prince: Final = NamedNode("https://w3id.org/hiwar/ns#prince")  # Prince or emir.
    protectPersonnel: Final = NamedNode("https://w3id.org/hiwar/ns#protectPersonnel")
    publishedWithin: Final = NamedNode("https://w3id.org/hiwar/ns#publishedWithin")
    rank: Final = NamedNode("https://w3id.org/hiwar/ns#rank")  # A military or police rank without a post.
    reaffirmed: Final = NamedNode("https://w3id.org/hiwar/ns#reaffirmed")
    releasePrisoners: Final = NamedNode("https://w3id.org/hiwar/ns#releasePrisoners")
    remaining: Final = NamedNode("https://w3id.org/hiwar/ns#remaining")  # They stay after others have left.
    remote: Final = NamedNode("https://w3id.org/hiwar/ns#remote")  # They speak by telephone, video or the like.
    reportCount: Final = NamedNode("https://w3id.org/hiwar/ns#reportCount")
    reportedBy: Final = NamedNode("https://w3id.org/hiwar/ns#reportedBy")
    representative: Final = NamedNode("https://w3id.org/hiwar/ns#representative")  # Who represents a state or body.
    resolvedAs: Final = NamedNode("https://w3id.org/hiwar/ns#resolvedAs")
    respectSovereignty: Final = NamedNode("https://w3id.org/hiwar/ns#respectSovereignty")
    restated: Final = NamedNode("https://w3id.org/hiwar/ns#restated")
    restoreRelations: Final = NamedNode("https://w3id.org/hiwar/ns#restoreRelations")
    roundOf: Final = NamedNode("https://w3id.org/hiwar/ns#roundOf")  # The dialogue a round belongs to.
    rule: Final = NamedNode("https://w3id.org/hiwar/ns#rule")  # The pattern that found it.
    sanctions: Final = NamedNode("https://w3id.org/hiwar/ns#sanctions")
    secretaryGeneral: Final = NamedNode("https://w3id.org/hiwar/ns#secretaryGeneral")
    setTimetable: Final = NamedNode("https://w3id.org/hiwar/ns#setTimetable")
    signAgreement: Final = NamedNode("https://w3id.org/hiwar/ns#signAgreement")  # Signing or concluding an agreement.
    spokesperson: Final = NamedNode("https://w3id.org/hiwar/ns#spokesperson")  # Who speaks for a body.
    stage: Final = NamedNode("https://w3id.org/hiwar/ns#stage")
    statedBy: Final = NamedNode("https://w3id.org/hiwar/ns#statedBy")  # Whose words the article gives it as.
    stationedIn: Final = NamedNode("https://w3id.org/hiwar/ns#stationedIn")  # Where the soldiers are, go or leave.
    status: Final = NamedNode("https://w3id.org/hiwar/ns#status")
    strengthenPartnership: Final = NamedNode("https://w3id.org/hiwar/ns#strengthenPartnership")
    time: Final = NamedNode("https://w3id.org/hiwar/ns#time")  # When it takes place, as far as the article says.
    title: Final = NamedNode("https://w3id.org/hiwar/ns#title")  # The title as written, without the state's adjective.
    topic: Final = NamedNode("https://w3id.org/hiwar/ns#topic")  # What it is about, as written.
    toward: Final = NamedNode("https://w3id.org/hiwar/ns#toward")  # Whom it is undertaken toward.
    trainAndAdvise: Final = NamedNode("https://w3id.org/hiwar/ns#trainAndAdvise")
    unit: Final = NamedNode("https://w3id.org/hiwar/ns#unit")  # What the amount counts, as written.
    value: Final = NamedNode("https://w3id.org/hiwar/ns#value")  # One of the values reported.
    vicePresident: Final = NamedNode("https://w3id.org/hiwar/ns#vicePresident")  # Deputy of a president.
    withdrawForces: Final = NamedNode("https://w3id.org/hiwar/ns#withdrawForces")  # Taking soldiers out of a place.
    withdrawn: Final = NamedNode("https://w3id.org/hiwar/ns#withdrawn")  # They have left.
