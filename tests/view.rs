//! The page's own part of a link, and the fingerprint that it may carry.

use infoplane::experiment::{Experiment, Notice};
use infoplane::run::{Fingerprint, Likeness};
use infoplane::view::{Beside, CurveKind, Kept, MOST_COMPARED, Region, ThemeChoice, View};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

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
        1..=64_u32,
    )
        .prop_map(
            |(at, hide, embed, theme, weights, with, open, (curves, beside, bound, dib), network)| {
                let sum = weights.map(|weights| Fingerprint::of(&weights));
                let open = open.map(|(id, resume)| Kept { id, resume });
                View { at, hide, embed, theme, curves, beside, network, bound, dib, sum, with, open }
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
        "#/lab?v=1&at=soon&hide=controls,moon&embed=2&theme=pink&curves=loss,moon&beside=sea&bound=maybe&dib=2&sum=12&with=a,b,c,d,e,f,g",
    );
    let with: Vec<String> = ["a", "b", "c", "d", "e", "f"].map(String::from).to_vec();
    assert_eq!(view, View { with, ..View::default() });
    let named = |key: &str| notices.iter().any(|Notice(sentence)| sentence.contains(&format!(" for {key},")));
    assert!(
        ["at", "hide", "embed", "theme", "curves", "beside", "bound", "dib", "sum", "with"]
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
