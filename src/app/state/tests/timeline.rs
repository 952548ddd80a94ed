use crate::app::state::Timeline;

#[test]
fn the_end_follows_and_the_rest_stays() {
    let mut timeline = Timeline::at_end(3);
    timeline.arrived(5);
    assert_eq!((timeline.cursor, timeline.following), (5, true));
    timeline.seek(2, 6);
    timeline.arrived(6);
    assert_eq!((timeline.cursor, timeline.following), (2, false));
    timeline.seek(99, 7);
    assert_eq!((timeline.cursor, timeline.following), (6, true));
}

#[test]
fn playing_from_the_end_begins_anew_and_stops_at_the_end() {
    let mut timeline = Timeline::at_end(3);
    timeline.toggle(3);
    assert_eq!((timeline.cursor, timeline.playing, timeline.following), (0, true, false));
    // A snapshot that arrives meanwhile does not move it.
    timeline.arrived(3);
    timeline.advance(1, 4, false);
    timeline.advance(1, 4, false);
    assert_eq!((timeline.cursor, timeline.playing), (2, true));
    timeline.advance(1, 4, false);
    assert_eq!((timeline.cursor, timeline.playing, timeline.following), (3, false, true));
}

#[test]
fn nothing_plays_where_nothing_is() {
    let mut timeline = Timeline::default();
    timeline.toggle(0);
    timeline.seek(1, 0);
    assert_eq!((timeline.playing, timeline.cursor), (false, 0));
}

#[test]
fn a_loop_shows_the_end_and_begins_anew() {
    let mut timeline = Timeline::at_end(3);
    timeline.toggle(3);
    let shown: Vec<usize> = (0..7)
        .map(|_| {
            timeline.advance(1, 3, true);
            timeline.cursor
        })
        .collect();
    assert_eq!(shown, [1, 2, 0, 1, 2, 0, 1]);
    assert_eq!((timeline.playing, timeline.following), (true, false));
    // Several at once stop at the end before they begin anew.
    let mut timeline = Timeline { cursor: 5, playing: true, following: false };
    timeline.advance(10, 12, true);
    assert_eq!(timeline.cursor, 11);
    timeline.advance(10, 12, true);
    assert_eq!((timeline.cursor, timeline.playing), (0, true));
}
