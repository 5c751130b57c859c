"""What a page or a command asks for when it needs several layers at once.

Pages get one `Workspace` (`toc.ui.shared.get_workspace()`); it is safe to share between threads.

    workspace = Workspace(store)

    # a programme
    workspace.open(programme_id) -> Saved
    workspace.revision_of(programme_id) -> int
    workspace.commit(programme_id, edit, author) -> Saved
    workspace.undo(programme_id, author) -> Saved              redo likewise
    workspace.can_undo(programme_id, author) -> bool           can_redo likewise
    workspace.untangle(programme_id, theory_id, author) -> Untangling(saved, before, after)
    workspace.figures(programme_id, indicators=None) -> tuple[Observation, ...]
    workspace.add_batch(programme_id, observations) -> str     for an ImportFigures edit

    # what happened
    workspace.history(programme_id, before=None, limit=50) -> tuple[HistoryLine, ...]
    workspace.at_revision(programme_id, revision) -> AtRevision(programme, revision)    as it was then
    workspace.dropped_by_restoring(programme_id, revision, author) -> str
    workspace.restore(programme_id, revision, author) -> Saved

    # the picture
    workspace.draw(saved, theory_id, options=ViewOptions(), viewer="") -> Drawing(svg, picture)
    workspace.settle(programme_id, theory_id, viewer="")       the next drawing is placed afresh
    workspace.standing(saved, as_at=None) -> Standing          the status of each box

    # Home
    workspace.programmes() -> tuple[Summary, ...]              deleted() likewise
    workspace.card(summary) -> Card
    workspace.templates() -> tuple[TemplateCard, ...]
    workspace.new_from_template(name, author) -> Saved
    workspace.new_from_file(data, author) -> Saved
    workspace.duplicate(programme_id, author) -> Saved
    workspace.download(programme_id, form="json") -> ExportedFile
    workspace.delete(programme_id, author)                     undelete(programme_id)

What the library has, and taking it in (a `Together`, for `commit`):

    from_library.library_indicators(programme) -> tuple[Indicator, ...]        what it has not got yet
    from_library.library_priorities(programme) -> tuple[LibraryPriority(priority, framework), ...]
    from_library.indicator_edit(programme, indicator_id, element=None) -> Edit tied to a box where one is given
    from_library.framework_edit(programme, framework_id) -> Edit
    from_library.priority_edit(programme, priority_id, item) -> Edit           the framework, and what serves it

Figures from a table (`figure_import`); `Reading` holds the figures, the faults and the mapping that was guessed:

    figure_import.read_into_store(workspace, programme_id, data, mapping=None, only=None, progress=...) -> Reading
    figure_import.import_into_store(workspace, programme_id, reading, author, progress) -> Imported(saved, counts)
    figure_import.publish_into_store(workspace, programme_id, published, author) -> Imported    from Fingertips

Commissioners, and the year that follows:

    bodies.commissioner_edit(programme, body_id, name="") -> Edit               with its frameworks
    commissioner_view.build_view(programme, commissioner_id) -> CommissionerView    what is theirs; .faded(theory)
    commissioner_view.build_theirs(programme, commissioner_id) -> Programme         with nothing else in it
    next_year.build_review(programme, observations, starts) -> Review
    next_year.start_next_year(workspace, programme_id, review, choices, author) -> Saved

Documents, and what was chosen for each (`documents`); the finished files (`finished_files.open_finished_files()`):

    documents.find_choice(programme, layout, commissioner) -> DocumentChoice    keep_choice(programme, choice) -> Edit
    documents.build_choices(choice, as_at=, made_at=, revision=, since=) -> DocumentChoices
    documents.write_document(programme, figures, choices, progress) -> Document   only what is the commissioner's
    documents.render_document(document, form, progress, template=None) -> ExportedFile     render_all: a zip of all
    files.keep(programme_id, document, file) -> FinishedFile | None               list, load

Charts to take away (`chart_files`), an indicator's own or another's that `block_charts` describes:

    chart_files.build_chart_file(form, ChartRequest(programme, indicator, ...)) -> ExportedFile
    chart_files.build_block_file(form, BlockRequest(programme, name, build, ...)) -> ExportedFile

In words, for the history and for what a commit brought about:

    describe.describe_edit(edit, before, after) -> "Renamed the box 'Training' to 'Coaching'"
    effects.describe_effects(effects, before, after) -> ("2 arrows went with it. Undo brings them back.",)

`viewer` names one window (a session): the map stays put in each of them for itself.
"""
