//! The reducer.

use super::{Action, Desk, Effect, State, commands};

/// Applies an action and says what is to be done outside, in this order.
pub fn reduce(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let (out, snapshots) = (&mut effects, state.snapshots());
    let moves = matches!(action, Action::Seek(_) | Action::TogglePlay | Action::Advance(_));
    match action {
        Action::Linked(hash) => state.linked(&hash, out),
        Action::Commit { key, text } => state.commit(key, &text, out),
        Action::Look { key, value } => state.look(key, &value, out),
        Action::Run => state.run(out),
        Action::Pause => state.pause(out),
        Action::Step => state.step(out),
        Action::Reset => state.reset(out),
        Action::LowerRate => state.lower_rate(out),
        Action::Seek(to) => state.timeline.seek(to, snapshots),
        Action::TogglePlay => state.timeline.toggle(snapshots),
        Action::Advance(by) => state.timeline.advance(by as usize, snapshots, state.view.player.repeat),
        Action::Light(layer) => state.lit = layer,
        Action::Zoom(zoom) => state.zoom(zoom, out),
        Action::Point(layer) => state.pointed = layer,
        Action::Switch(layer) => {
            state.view.look.off ^= 1 << (layer % 32);
            state.write_link(out);
        }
        Action::Do(id) => return commands::action(state, id).map_or(vec![], |action| reduce(state, action)),
        Action::Help(open) => state.help = open,
        Action::Dismiss(id) => state.notices.dismiss(id),
        Action::Export(kind) => state.export(kind, out),
        Action::ExportTold(told) => state.notices.tell(told),
        Action::FilesChosen(count) => state.files_chosen(count),
        Action::FileRead { name, bytes } => state.file_read(name, bytes, out),
        Action::Fetched { file, run } => state.fetched(file, run, out),
        Action::FetchedDigits(bytes) => state.digits_came(bytes, out),
        Action::TableChosen { name, bytes } => state.table_chosen(name, bytes, out),
        Action::TableLoaded { hash, found } => state.table_loaded(hash, found, out),
        Action::TableKept(result) => state.table_kept(result),
        Action::Stamped { generation, at, id } => state.training.stamp(generation, at, id),
        Action::Imported { file, id } => state.imported(&file, id, out),
        Action::Kept { resume, found } => state.open_kept(resume, found, out),
        Action::Interrupted { id, name, epoch } => state.offer_resuming(id, &name, epoch),
        Action::ResumeInterrupted => state.resume_interrupted(out),
        Action::Persist => state.persist(out),
        Action::Persisted(agreed) => state.persisted(agreed),
        Action::KeptPiece { id, result, unasked } => state.kept_piece(&id, result, unasked),
        Action::Probed { generation, found, gpu_over_cpu } => {
            state.probed(generation, found, gpu_over_cpu, out)
        }
        Action::Trainer { generation, event } => state.trainer(generation, event, out),
        Action::Trial { generation, event } => state.trial(generation, event, out),
        Action::Estimator { seat, generation, event } => state.estimator(seat, generation, event, out),
        Action::Overdue { seat, generation, ticket } => state.overdue(seat, generation, ticket, out),
        Action::Tables { desk: Desk::Beside, generation, event } => state.hear_beside(generation, event, out),
        Action::Tables { desk: Desk::Files, generation, event } => state.unpacker(generation, event, out),
        Action::Tables { desk: Desk::Reader, generation, event } => {
            state.source_reader(generation, event, out)
        }
    }
    state.bring_source(&mut effects);
    if moves {
        state.note_cursor(&mut effects);
    }
    state.compute_beside(&mut effects);
    effects
}
