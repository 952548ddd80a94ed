//! The page's own part of a link, and the fingerprint that it may carry.

use infoplane::experiment::{Experiment, Notice};
use infoplane::run::{Fingerprint, Likeness};
use infoplane::view::{
    Beside, CurveKind, Kept, Look, MOST_COMPARED, Networks, Player, Region, SPEEDS, ThemeChoice, View, Zoom,
    listed,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn any_look() -> impl Strategy<Value = (Look, Player)> {
    let networks =
        prop_oneof![Just(Networks::Each), Just(Networks::Mean), (1_u32..=64).prop_map(Networks::One),];
    let zoom =
        (0.5..20.0_f64, [-0.5..1.5_f64, -0.5..1.5]).prop_map(|(times, corner)| Zoom::new(times, corner));
    let look = (networks, any::<u32>(), zoom, any::<[bool; 3]>()).prop_map(|(networks, off, zoom, on)| {
        let [fade, linear, steps] = on;
        Look { networks, fade, off, zoom, linear, steps }
    });
    (look, (0..SPEEDS.len(), any::<bool>()).prop_map(|(speed, repeat)| Player { speed, repeat }))
}

fn any_view() -> impl Strategy<Value = View> {
    (
        prop::option::of(0_u32..=100_000),
        subsequence(Region::ALL, 0..=Region::ALL.len()),
        any::<bool>(),
        select(ThemeChoice::ALL),
        prop::option::of(prop::collection::vec(-3.0_f32..3.0, 1..50)),
        prop::collection::vec("\\PC{1,40}", 0..=MOST_COMPARED),
        prop::option::of(("\\PC{1,40}", any::<bool>())),
        ([select(CurveKind::ALL), select(CurveKind::ALL)], select(Beside::ALL), any::<bool>(), any::<bool>()),
        (any_look(), 1..=64_u32),
    )
        .prop_map(
            |(
                at,
                hide,
                embed,
                theme,
                weights,
                with,
                open,
                (curves, beside, bound, dib),
                ((look, player), network),
            )| {
                let sum = weights.map(|weights| Fingerprint::of(&weights));
                let open = open.map(|(id, resume)| Kept { id, resume });
                View {
                    at,
                    hide,
                    embed,
                    theme,
                    curves,
                    beside,
                    network,
                    bound,
                    dib,
                    look,
                    player,
                    sum,
                    with,
                    open,
                }
            },
        )
}

proptest! {
    #[test]
    fn every_view_round_trips_beside_an_experiment(view in any_view()) {
        let link = Experiment { seed: 11, ..Experiment::default() }.to_link() + &view.to_link();
        prop_assert_eq!(View::from_link(&link), (view, vec![]));
        let (experiment, notices) = Experiment::from_link(&link);
        prop_assert_eq!((experiment.seed, notices), (11, vec![]));
    }

    /// What is under the pointer stays there, to the tenth of a thousandth that a link can say.
    #[test]
    fn zooming_keeps_the_place_under_the_pointer(
        steps in prop::collection::vec((0.4..2.5_f64, [0.0..=1.0_f64, 0.0..=1.0]), 1..12),
    ) {
        let mut zoom = Zoom::WHOLE;
        for (factor, place) in steps {
            let of = |zoom: Zoom| [0, 1].map(|axis: usize| {
                let (from, to) = zoom.window()[axis];
                from + place[axis] * (to - from)
            });
            let (before, was) = (of(zoom), zoom);
            zoom = zoom.about(factor, place);
            prop_assert!((1.0..=16.0).contains(&zoom.times()));
            prop_assert!(zoom.window().iter().all(|(from, to)| *from >= 0.0 && *to <= 1.0 + 1e-4));
            // Where the plane's end comes into sight, that end stays at the frame instead.
            if zoom.times() >= was.times() {
                // The size is rounded to a hundredth, and the corner to a ten-thousandth.
                let near = 0.006 / was.times().powi(2) + 1e-4;
                let after = of(zoom);
                prop_assert!((0..2).all(|axis| (after[axis] - before[axis]).abs() < near), "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn the_distance_is_about_the_root_mean_square(
        weights in prop::collection::vec(-1.0_f32..1.0, 300..400),
        scale in 1e-5_f32..1e-1,
        seed in any::<u64>(),
    ) {
        // An independent disturbance of every weight, by the fractional parts of multiples of the golden ratio.
        let phase = seed as f64 / u64::MAX as f64;
        let shift = |i: usize| (((phase + i as f64 * 0.618_033_988_75).fract() - 0.5) as f32) * scale;
        let others: Vec<f32> = weights.iter().enumerate().map(|(i, w)| w + shift(i)).collect();
        let square: f64 = weights.iter().zip(&others).map(|(a, b)| f64::from(a - b).powi(2)).sum();
        let truth = (square / weights.len() as f64).sqrt();
        let Likeness::Apart(distance) = Fingerprint::of(&weights).likeness(&Fingerprint::of(&others)) else {
            return Err(TestCaseError::fail("they differ"));
        };
        // χ² of four degrees of freedom leaves [0.02, 6] times its mean less than once in ten thousand cases.
        let ratio = (distance / truth).powi(2);
        prop_assert!((0.02..6.0).contains(&ratio), "{} for {}", distance, truth);
    }
}

#[test]
fn the_hash_is_fnv_1a() {
    // The published value for the four bytes "foob".
    let word = f32::from_le_bytes(*b"foob");
    assert!(Fingerprint::of(&[word]).to_string().starts_with("dd120e790c2512af."));
    assert!(Fingerprint::of(&[]).to_string().starts_with("cbf29ce484222325."));
}

#[test]
fn equal_bits_are_the_same_and_others_are_not() {
    let of = Fingerprint::of;
    assert_eq!(of(&[1.0, 2.0]).likeness(&of(&[1.0, 2.0])), Likeness::Same);
    assert_eq!(of(&[f32::NAN]).likeness(&of(&[f32::NAN])), Likeness::Same);
    assert_ne!(of(&[1.0, 2.0]).likeness(&of(&[2.0, 1.0])), Likeness::Same);
    assert_ne!(of(&[0.0]).likeness(&of(&[-0.0])), Likeness::Same);
    let text = of(&[1.5, -0.25]).to_string();
    assert_eq!(text.parse(), Ok(of(&[1.5, -0.25])));
    for wrong in ["", ".", "dd120e790c2512af", "+d120e790c2512af.00000000000000000000000000000000", "ü"] {
        assert_eq!(wrong.parse::<Fingerprint>(), Err(()), "{wrong}");
    }
}

#[test]
fn what_is_not_taken_is_named() {
    let (view, notices) = View::from_link(
        "#/lab?v=1&at=soon&hide=controls,moon&embed=2&theme=pink&curves=loss,moon&beside=sea&bound=maybe&dib=2&show=0&fade=yes&off=1,0&zoom=100&colours=red&count=day&speed=3&loop=ever&sum=12&with=a,b,c,d,e,f,g",
    );
    let with: Vec<String> = ["a", "b", "c", "d", "e", "f"].map(String::from).to_vec();
    assert_eq!(view, View { with, ..View::default() });
    let named = |key: &str| notices.iter().any(|Notice(sentence)| sentence.contains(&format!(" for {key},")));
    assert!(
        [
            "at", "hide", "embed", "theme", "curves", "beside", "bound", "dib", "show", "fade", "off",
            "zoom", "colours", "count", "speed", "loop", "sum", "with"
        ]
        .into_iter()
        .all(named),
        "{notices:?}"
    );
}

#[test]
fn a_frame_has_no_head_and_what_is_hidden_is_hidden() {
    let (view, _) = View::from_link("#/lab?embed=1&hide=controls,curves");
    let shown: Vec<Region> = Region::ALL.iter().copied().filter(|region| view.shows(*region)).collect();
    assert_eq!(shown, [Region::Run, Region::Timeline]);
}

#[test]
fn a_part_of_the_plane_moves_to_its_ends_and_no_further() {
    let quarter = Zoom::new(2.0, [0.25, 0.5]);
    assert_eq!(quarter.window(), [(0.25, 0.75), (0.5, 1.0)]);
    assert_eq!(quarter.moved([0.5, -1.0]).window(), [(0.5, 1.0), (0.0, 0.5)]);
    assert_eq!(quarter.moved([9.0, 9.0]).window(), [(0.5, 1.0), (0.5, 1.0)]);
    assert_eq!(quarter.about(0.5, [0.5, 0.5]), Zoom::WHOLE);
    assert_eq!(Zoom::WHOLE.moved([0.3, -0.3]), Zoom::WHOLE);
    assert_eq!((quarter.to_string().as_str(), "200,2500,5000".parse()), ("200,2500,5000", Ok(quarter)));
    for wrong in ["", "200", "200,1", "200,1,2,3", "2.0,0,0", "-200,0,0", "200,1,a"] {
        assert_eq!(wrong.parse::<Zoom>(), Err(()), "{wrong}");
    }
}

#[test]
fn layers_and_speeds_are_as_links_write_them() {
    assert_eq!((listed(0), listed(0b101), listed(1 << 31)), ("".into(), "1,3".into(), "32".into()));
    let (view, notices) = View::from_link("#/lab?off=3,1&speed=0.5&show=2&loop=1");
    assert_eq!((view.look.off, view.look.networks, notices.len()), (0b101, Networks::One(2), 0));
    assert_eq!([0, 1, 2, 40].map(|layer| view.look.shows(layer)), [false, true, false, true]);
    // At the usual speed 60 ms, and twice as long at half of it.
    assert_eq!((Player::default().tick(), view.player.tick(), view.player.repeat), (60, 120, true));
    assert!(SPEEDS.iter().enumerate().all(|(speed, (key, _))| {
        let times: f64 = key.parse().unwrap();
        let tick = Player { speed, repeat: false }.tick();
        (f64::from(tick) - 60.0 / times).abs() < 1.0
    }));
}
