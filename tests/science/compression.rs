//! Compression of trajectories that are known.

use infoplane::evaluation::{Compression, Moment, Trajectory, interval, resampled};
use infoplane::experiment::{Experiment, Reading};
use infoplane::information::PlanePoint;
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot, compression};

use crate::samples;

fn trajectory(bits: &[&[f64]]) -> Trajectory {
    let moments = bits[0].len() as u32;
    Trajectory {
        epochs: (0..moments).map(|i| i * i).collect(),
        steps: (0..u64::from(moments)).map(|i| 7 * i * i).collect(),
        bits: bits.iter().map(|path| path.to_vec()).collect(),
    }
}

#[test]
fn up_down_and_up_again() {
    let found = Compression::of(&trajectory(&[&[1.0, 5.0, 8.0, 3.0, 4.0]]), 1).unwrap();
    assert_eq!(found.peak, Moment { epoch: 4, step: 28, bits: 8.0 });
    assert_eq!(found.lowest, Moment { epoch: 9, step: 63, bits: 3.0 });
    assert_eq!((found.bits, found.re_expansion, found.networks), (4.0, 1.0, 1));
    // One network tells nothing of others.
    assert_eq!(found.interval, None);
}

#[test]
fn the_peak_is_that_of_the_mean_and_the_first() {
    // The mean is 2, 4, 4, 1: neither network peaks where it does.
    let found = Compression::of(&trajectory(&[&[0.0, 2.0, 8.0, 1.0], &[4.0, 6.0, 0.0, 1.0]]), 1).unwrap();
    assert_eq!((found.peak.epoch, found.peak.bits, found.bits), (1, 4.0, 3.0));
    // Drawn alone, the first falls by 7 and the second by 5.
    assert_eq!(found.interval, Some([3.0, 7.0]));
}

#[test]
fn what_only_rises_does_not_compress() {
    let found = Compression::of(&trajectory(&[&[1.0, 2.0, 3.0], &[2.0, 3.0, 4.0]]), 1).unwrap();
    assert_eq!((found.bits, found.re_expansion, found.interval), (0.0, 0.0, Some([0.0, 0.0])));
    assert_eq!((found.peak.epoch, found.lowest.epoch), (4, 4));
}

#[test]
fn networks_that_are_not_finite_are_left_out() {
    let found = Compression::of(&trajectory(&[&[1.0, 5.0, 2.0], &[9.0, f64::NAN, 9.0]]), 1).unwrap();
    assert_eq!((found.bits, found.networks), (3.0, 1));
    assert_eq!(Compression::of(&trajectory(&[&[f64::NAN, 1.0]]), 1), None);
    assert_eq!(Compression::of(&Trajectory::default(), 1), None);
}

#[test]
fn the_interval_holds_the_truth_and_is_the_same_each_time() {
    // Forty networks fall by 2 + noise between −0.5 and 0.5.
    let paths: Vec<Vec<f64>> =
        (0..40_u32).map(|i| vec![1.0, 6.0, 4.0 + f64::from(i * 17 % 40) / 39.0 - 0.5]).collect();
    let of = |seed| Compression::of(&trajectory(&paths.iter().map(Vec::as_slice).collect::<Vec<_>>()), seed);
    let [low, high] = of(3).unwrap().interval.unwrap();
    // The standard error is 0.296 / √40 = 0.047.
    assert!(low < 2.0 && 2.0 < high && (high - low - 4.0 * 0.047).abs() < 0.03, "{low} {high}");
    assert_eq!(of(3), of(3));
    assert_ne!(of(3).unwrap().interval, of(4).unwrap().interval);
}

#[test]
fn quantiles_lie_between_values() {
    assert_eq!(interval(&[], 9), None);
    assert_eq!(interval(&[3.0], 1), Some([3.0, 3.0]));
    let [low, high] = interval(&(0..=40).rev().map(f64::from).collect::<Vec<_>>(), 100_000_000).unwrap();
    assert!((low - 1.0).abs() < 1e-6 && (high - 39.0).abs() < 1e-6);
    // Φ(−2.3646 √(8/7)) = 0.005736 of eight things, against 0.025 of many.
    let [low, _] = interval(&(0..=1000).map(f64::from).collect::<Vec<_>>(), 8).unwrap();
    assert!((low - 5.736).abs() < 0.02, "{low}");
    assert!(resampled(3, 0, <[usize]>::to_vec).iter().flatten().all(|pick| *pick < 3));
}

#[test]
fn a_run_has_one_for_each_layer_that_was_read() {
    let experiment = Experiment { hidden: vec![3], networks: 2, epochs: 9, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: String::new(), kernel: Kernel::Autodiff };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, String::new());
    let reading = Reading::of(&experiment);
    for (epoch, hidden) in [(0, 2.0), (3, 5.0), (9, 4.0)] {
        let mut snapshot = Snapshot { epoch, step: 10 * u64::from(epoch), ..Snapshot::default() };
        let layers = vec![PlanePoint::new(hidden, 0.5), PlanePoint::new(1.0, 0.5)];
        snapshot.information.insert(reading, vec![layers.clone(), layers]);
        run.snapshots.push(snapshot);
    }
    // One that is not read yet does not count.
    run.snapshots.insert(2, Snapshot { epoch: 5, step: 50, ..Snapshot::default() });
    let found = compression(&run, &reading);
    let hidden = found[0].unwrap();
    assert_eq!((hidden.peak, hidden.bits), (Moment { epoch: 3, step: 30, bits: 5.0 }, 1.0));
    assert_eq!(hidden.interval, Some([1.0, 1.0]));
    assert_eq!(found[1].unwrap().bits, 0.0);
    assert_eq!(compression(&run, &reading.by_chance(3)), [None, None]);
}
