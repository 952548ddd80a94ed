//! Two coins that depend on each other, and what they tell of one another.

use crate::information::entropy;

/// Two coins of the same bias, of which the second may be laid after the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coins {
    /// How often a coin that is tossed shows heads, in [0, 1].
    pub heads: f64,
    /// How often the second is laid on the side of the first, or, where negative, on the other one, in [−1, 1]; else
    /// it is tossed.
    pub follows: f64,
}

/// Entropies and information of two coins, bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bits {
    /// H(X)
    pub first: f64,
    /// H(Y)
    pub second: f64,
    /// H(X,Y)
    pub both: f64,
    /// I(X;Y) = H(X) + H(Y) − H(X,Y) (Shannon 1948).
    pub shared: f64,
}

impl Coins {
    /// p(x, y), [x][y], heads first.
    pub fn joint(self) -> [[f64; 2]; 2] {
        let Self { heads, follows } = self;
        let tossed = [heads, 1.0 - heads];
        let place = |x: usize, y: usize| {
            let is_laid = (x == y) == (follows > 0.0);
            let laid = if is_laid { follows.abs() } else { 0.0 };
            tossed[x] * (laid + (1.0 - follows.abs()) * tossed[y])
        };
        [0, 1].map(|x| [0, 1].map(|y| place(x, y)))
    }

    /// What each holds, both together, and each of the other.
    pub fn bits(self) -> Bits {
        let joint = self.joint();
        let first = entropy(&joint.map(|row| row[0] + row[1]));
        let second = entropy(&[joint[0][0] + joint[1][0], joint[0][1] + joint[1][1]]);
        let both = entropy(joint.as_flattened());
        // What is certain or independent may come out as a zero, or a rounding, below zero.
        let [first, second, both, shared] =
            [first, second, both, first + second - both].map(|bits| if bits > 0.0 { bits } else { 0.0 });
        Bits { first, second, both, shared }
    }

    /// How often both show the same side.
    pub fn same(self) -> f64 {
        let joint = self.joint();
        joint[0][0] + joint[1][1]
    }
}

#[cfg(test)]
mod tests {
    use super::Coins;

    fn close(value: f64, truth: f64) {
        assert!((value - truth).abs() < 1e-12, "{value}, not {truth}");
    }

    #[test]
    fn a_coin_that_always_shows_heads_says_nothing() {
        let bits = Coins { heads: 1.0, follows: 0.8 }.bits();
        assert_eq!([bits.first, bits.second, bits.both, bits.shared].map(f64::to_bits), [0; 4]);
        close(Coins { heads: 0.5, follows: 0.8 }.same(), 0.9);
    }

    #[test]
    fn fair_coins_are_a_binary_symmetric_channel() {
        // 1 − h(ε) with ε = 0.1, wherever the sign of the dependence.
        for follows in [0.8, -0.8] {
            let bits = Coins { heads: 0.5, follows }.bits();
            close(bits.first, 1.0);
            close(bits.second, 1.0);
            close(bits.shared, 0.531_004_406_410_718_8);
        }
    }

    #[test]
    fn a_copy_tells_all_and_a_stranger_nothing() {
        // h(0.3)
        let entropy = 0.881_290_899_230_692_7;
        for follows in [1.0, -1.0] {
            let bits = Coins { heads: 0.3, follows }.bits();
            close(bits.shared, entropy);
            close(bits.both, entropy);
        }
        let bits = Coins { heads: 0.3, follows: 0.0 }.bits();
        close(bits.shared, 0.0);
        close(bits.both, 2.0 * entropy);
        let sure = Coins { heads: 1.0, follows: 0.4 }.bits();
        close(sure.first + sure.second + sure.both + sure.shared, 0.0);
    }

    #[test]
    fn a_biased_pair_as_a_table_has_it() {
        let joint = Coins { heads: 0.3, follows: -0.5 }.joint();
        // Half of the time tossed (0.09, 0.21, 0.21, 0.49), half of the time the other side (0, 0.3, 0.7, 0).
        for (p, truth) in joint.as_flattened().iter().zip([0.045, 0.255, 0.455, 0.245]) {
            close(*p, truth);
        }
        let bits = Coins { heads: 0.3, follows: -0.5 }.bits();
        close(bits.second, 1.0);
        // Σ p(x,y) log₂ p(x,y) / p(x)p(y)
        close(bits.shared, 0.163_200_269_822_236_3);
    }

    #[test]
    fn information_is_never_more_than_either_holds() {
        for heads in 0..=20 {
            for follows in -20..=20 {
                let coins = Coins { heads: f64::from(heads) / 20.0, follows: f64::from(follows) / 20.0 };
                let (total, bits) = (coins.joint().as_flattened().iter().sum(), coins.bits());
                close(total, 1.0);
                assert!((0.0..=bits.first.min(bits.second) + 1e-12).contains(&bits.shared), "{coins:?}");
            }
        }
    }
}
