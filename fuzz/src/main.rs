//! Feeds every decoder with damaged files: none may panic, hang, or take more memory than the file explains.
//!
//! `infoplane-fuzz [ROUNDS]`: so many mutated inputs in all. Round by round the same inputs, whatever the machine.

mod allocator;
mod check;
mod hostile;
mod mutate;
mod seeds;
mod targets;
#[cfg(test)]
mod tests;
mod watchdog;

use std::process::ExitCode;
use std::time::Instant;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use check::Checker;
use mutate::Mutator;
use targets::Target;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const ROUNDS: u64 = 1_000_000;

fn main() -> ExitCode {
    let rounds = match std::env::args().nth(1).map(|rounds| rounds.parse()) {
        None => ROUNDS,
        Some(Ok(rounds)) => rounds,
        Some(Err(_)) => {
            eprintln!("The number of rounds must be a whole number");
            return ExitCode::FAILURE;
        }
    };
    let mut checker = Checker::new();
    for target in Target::ALL {
        for (i, input) in hostile::inputs(target).iter().enumerate() {
            checker.check(target, &format!("hostile-{i}"), input);
        }
    }
    for target in Target::ALL {
        run(&mut checker, target, rounds * target.share() / 100);
    }
    match checker.failures {
        0 => ExitCode::SUCCESS,
        failures => {
            eprintln!("{failures} inputs failed");
            ExitCode::FAILURE
        }
    }
}

/// Checks so many mutated inputs and prints what they took.
fn run(checker: &mut Checker, target: Target, rounds: u64) {
    let (start, mutator) = (Instant::now(), Mutator::new(seeds::of(target)));
    checker.begin();
    for round in 0..rounds {
        // From the round alone, so that any of them can be made again.
        let mut random = ChaCha8Rng::seed_from_u64(round << 8 | target as u64);
        checker.check(target, &round.to_string(), &mutator.input(&mut random));
    }
    let taken = start.elapsed().as_secs_f64();
    println!(
        "{:<9}{rounds:>9} inputs, {:>8} taken, at most {:>7} kB, slowest {:>6.1} ms, in {taken:.1} s",
        target.name(),
        checker.taken,
        checker.most >> 10,
        1e3 * checker.slowest,
    );
}
