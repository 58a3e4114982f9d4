"""The normalizer: a raw source becomes a compilation and a list of decisions, by an ordered tuple of passes.

To add a rule is to add a file and a line in :data:`PASSES`, and the explanation in :mod:`converter.recovery_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from converter import canonical
from converter.draft import Chunk, Draft, Pass
from converter.model import Block, Compilation, Decision, Heading, Metadata, Source
from converter.normalize import (
    agreement,
    article_languages,
    articles,
    attributions,
    block_quotations,
    boilerplate,
    broken_addresses,
    captions,
    characters,
    chunks,
    columns,
    contents_parts,
    datelines,
    event_handlers,
    front_matter,
    furniture,
    headings,
    inline_markup,
    irregular_contents,
    left_overs,
    lettered_lists,
    levels,
    line_numbers,
    listed_headings,
    lists,
    markup,
    matter,
    notes,
    part_contents,
    pictures,
    placeholders,
    printed_contents,
    printed_pages,
    proof_marks,
    prose,
    quotation_marks,
    repeats,
    residue,
    run_in_titles,
    running_titles,
    scene_breaks,
    slips,
    spacing,
    stanzas,
    strange_letters,
    tables,
    title_case,
    twins,
    typography,
    verse,
    watermarks,
    word_counts,
)
from converter.options import Options, metadata
from converter.results import ArticleEntry, ContentsMatch

PASSES: tuple[Pass, ...] = (
    characters.repair,
    pictures.set_aside,
    residue.report,
    left_overs.report,
    front_matter.language,
    markup.read,
    boilerplate.remove,
    line_numbers.remove,
    furniture.strip,
    running_titles.strip,
    proof_marks.remove,
    watermarks.strip,
    columns.reorder,
    event_handlers.remove,
    printed_contents.remove,
    irregular_contents.remove,
    contents_parts.remove,
    part_contents.remove,
    run_in_titles.part,
    listed_headings.find,
    headings.find,
    levels.assign,
    front_matter.release_title,
    title_case.set_case,
    typography.set_marks,
    broken_addresses.join,
    chunks.divide,
    scene_breaks.mark,
    tables.recognise,
    lists.recognise,
    lettered_lists.recognise,
    captions.recognise,
    block_quotations.recognise,
    verse.keep,
    stanzas.part,
    prose.unwrap,
    block_quotations.gather,
    datelines.read,
    attributions.mark,
    articles.identify,
    agreement.compare,
    twins.report,
    repeats.settle,
    quotation_marks.report,
    front_matter.title,
    pictures.place,
    article_languages.mark,
    matter.report,
    strange_letters.report,
    word_counts.count,
    spacing.report,
    slips.report,
    placeholders.report,
    notes.match,
    inline_markup.read,
    printed_pages.mark,
)
"""The passes, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """What became of a raw source."""

    compilation: Compilation
    """The recovered structure."""
    decisions: tuple[Decision, ...]
    """Everything that was decided, in the order of the source."""
    articles: tuple[ArticleEntry, ...]
    """Parts and articles, in order."""
    contents: ContentsMatch
    """How the printed contents list and the body agree."""


def normalize(source: Source, options: Options) -> Normalized:
    """Return the compilation of *source* with all decisions; canonical Markdown comes back as it is, except for the
    metadata that *options* give and for headings that a person wrote without an id.

    Raises :class:`converter.errors.SourceError` for canonical Markdown whose front matter is broken.
    """
    if canonical.is_canonical("".join(f"{line.text}\n" for line in source.lines[:100])):
        text = "".join(f"{line.text}\n" for line in source.lines)
        compilation = canonical.read(text)
        blocks = articles.complete(compilation.blocks)
        compilation = Compilation(replace(compilation.metadata, **metadata(options)), blocks)
        return Normalized(compilation, (), _entries(compilation.blocks, {}, {}, ()), ContentsMatch())
    draft = Draft(source, ())
    decisions: list[Decision] = []
    for run in PASSES:
        draft, found = run(draft, options)
        decisions += found
    blocks = tuple(block for block in draft.blocks if not isinstance(block, Chunk))
    lines = tuple(entry.line for entry in draft.entries)
    entries = _entries(blocks, dict(draft.entry_of), dict(draft.confidence_of), lines)
    decisions.sort(key=lambda decision: (decision.line, decision.column))
    return Normalized(Compilation(_completed(draft.metadata), blocks), tuple(decisions), entries, draft.contents)


def _completed(metadata: Metadata) -> Metadata:
    known = Metadata(*(canonical.printable(getattr(metadata, name)) for name in Metadata.__slots__))
    return replace(known, title=" ".join(known.title.split()))


def _entries(
    blocks: tuple[Block, ...], entry_of: dict[str, int], confidence_of: dict[str, float], lines: tuple[int, ...]
) -> tuple[ArticleEntry, ...]:
    return tuple(
        ArticleEntry(
            id=block.id,
            level=block.level,
            title="".join(run.text for run in block.runs),
            date=block.date,
            source=block.source,
            byline=block.byline,
            lang=block.lang,
            line=block.span.first,
            toc_line=lines[entry_of[block.id]] if block.id in entry_of else 0,
            duplicate_of=block.duplicate_of,
            confidence=confidence_of.get(block.id, 1.0),
        )
        for block in blocks
        if isinstance(block, Heading) and block.role
    )
