"""Where the advice comes from: the origins of all content, by name, with how much of it rests on each."""

from collections import Counter
from collections.abc import Iterator

from posture.core.content import Library
from posture.ui.i18n import tr


def source_lines(library: Library) -> tuple[str, ...]:
    """A line for each source, the one that most rests on first: `HSE, … (37)`."""
    found = Counter(source_name(origin) for origins in _origins(library) for origin in set(origins))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        tr("Sources", "{name} ({count})").format(name=name, count=count) for name, count in ordered
    )


def source_name(origin: str) -> str:
    """The name of an `origin`; one that has none here is shown as it is written."""
    source = origin.partition("#")[0].removeprefix("ref:")
    return _names().get(source, source)


def _origins(library: Library) -> Iterator[tuple[str, ...]]:
    for move in library.moves.values():
        yield move.origin
    for routine in library.routines.values():
        yield routine.origin
    for checklist in library.checklists.values():
        yield from (item.origin for item in checklist.items)
    for tip in library.tips.values():
        yield tip.origin
    for safety in library.safety.values():
        yield from (item.origin for item in safety.items)


def _names() -> dict[str, str]:
    return {
        "seed:000": tr("Sources", "Article: How to Get Rid of Back Muscle Spasms"),
        "seed:001": tr("Sources", "Article: What Is Your Back Muscle Spasm? (Symptom Clinic)"),
        "seed:002": tr("Sources", "Article: Effective Strategies for Treating Back Spasms"),
        "seed:003": tr(
            "Sources", "Article: Understanding Muscle Spasm in Back Treatment Options (Acibadem)"
        ),
        "seed:004": tr("Sources", "Article: How To Stop Painful Back Spasms"),
        "hse": tr("Sources", "Health and Safety Executive, United Kingdom"),
        "hse-vdu-breaks": tr("Sources", "Health and Safety Executive, United Kingdom"),
        "eu": tr("Sources", "European Union, directive 90/270/EEC on work with screens"),
        "osha": tr("Sources", "Occupational Safety and Health Administration, United States"),
        "csa": tr("Sources", "CCOHS and CSA, office ergonomics, Canada"),
        "iso": tr("Sources", "ISO 9241-5, workstation layout"),
        "cornell": tr("Sources", "Cornell University Ergonomics Web"),
        "umn": tr("Sources", "University of Minnesota, office ergonomics checklist"),
        "ucdavis": tr("Sources", "University of California, Davis"),
        "ucdavis-desk-stretches": tr("Sources", "University of California, Davis"),
        "msdprevention": tr("Sources", "MSD Prevention (Ontario), sit-stand workstations"),
        "nhs-back-pain": tr("Sources", "NHS services, United Kingdom, on back pain"),
        "chcpmsk": tr("Sources", "NHS services, United Kingdom, on back pain"),
        "backes-ces-card": tr("Sources", "Greenhalgh, Mercer, Finucane: warning signs card"),
        "mpft": tr("Sources", "NHS trust MPFT, United Kingdom, on using cold safely"),
        "deroyal": tr("Sources", "DeRoyal, notes on a device for cold and warmth"),
        "peregianbeach": tr("Sources", "Peregian Beach Osteopathy, when to see a doctor"),
        "pubmed-15928561": tr("Sources", "PubMed 15928561, on changes of a 0 to 10 scale"),
        "hempstead-desk-stretching": tr("Sources", "Hempstead Therapy Centre, desk stretching"),
        "prescott-healthy-living-2021": tr("Sources", "Prescott Healthy Living, 2021"),
        "globaltherapies-desk": tr("Sources", "Global Therapies, stretches for desk workers"),
        "globalspine-desk": tr("Sources", "Global Spine, desk stretches"),
        "oregonstate-back-program": tr("Sources", "Oregon State University, back program"),
        "ptonthenet": tr("Sources", "PT on the Net"),
        "andersen-2011": tr("Sources", "Andersen 2011, two minutes of strength a day"),
        "coenen-2017": tr("Sources", "Coenen 2017, on long standing"),
        "fewster-2019": tr("Sources", "Fewster 2019, on standing at work"),
        "mcgill": tr("Sources", "McGill, on exercises for the low back"),
        "duran": tr("Sources", "Duran, on short walks"),
        "cd008570": tr("Sources", "Cochrane review CD008570, on workplace equipment"),
        "20-20-20": tr("Sources", "The 20-20-20 rule of eye care"),
        "memory": tr("Sources", "Usual practice, without a source of its own"),
        "design": tr("Sources", "Our own design"),
    }
