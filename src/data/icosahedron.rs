//! The icosahedron whose vertices are the 12 bits of `var_u` (Shwartz-Ziv & Tishby 2017).

/// The five neighbours of each vertex.
const NEIGHBOURS: [[usize; 5]; 12] = [
    [1, 3, 5, 10, 11],
    [0, 2, 3, 4, 11],
    [1, 3, 4, 8, 9],
    [0, 1, 2, 8, 10],
    [1, 2, 6, 9, 11],
    [0, 6, 7, 10, 11],
    [4, 5, 7, 9, 11],
    [5, 6, 8, 9, 10],
    [2, 3, 7, 9, 10],
    [2, 4, 6, 7, 8],
    [0, 3, 5, 7, 8],
    [0, 1, 4, 5, 6],
];

const ANTIPODES: [(usize, usize); 6] = [(0, 9), (1, 7), (2, 5), (3, 6), (4, 10), (8, 11)];

/// What of a pattern is unchanged by the icosahedron's symmetries: its orbit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Counts {
    /// Ones.
    pub ones: i32,
    /// Edges between ones.
    pub edges: i32,
    /// Antipodal pairs of ones.
    pub antipodes: i32,
}

impl Counts {
    /// The counts of a pattern, bit 0 the most significant of 12.
    pub fn of(pattern: usize) -> Self {
        let one = |vertex: usize| pattern >> (11 - vertex) & 1 == 1;
        let ones = (0..12).filter(|v| one(*v)).count();
        let ends: usize =
            (0..12).filter(|v| one(*v)).map(|v| NEIGHBOURS[v].iter().filter(|n| one(**n)).count()).sum();
        let antipodes = ANTIPODES.iter().filter(|(a, b)| one(*a) && one(*b)).count();
        Self { ones: ones as i32, edges: ends as i32 / 2, antipodes: antipodes as i32 }
    }

    /// Pairs of ones that are neither adjacent nor antipodal.
    fn apart(self) -> i32 {
        self.ones * (self.ones - 1) / 2 - self.edges - self.antipodes
    }

    /// m², the squared norm of the sum of the unit vertices of the ones.
    pub fn squared_moment(self) -> f64 {
        let spread = f64::from(self.edges - self.apart()) / 5.0_f64.sqrt();
        // The terms cancel to a negative rounding error where the sum is zero.
        (f64::from(self.ones) + 2.0 * spread - 2.0 * f64::from(self.antipodes)).max(0.0)
    }

    /// Σᵢⱼ xᵢxⱼ P₂(vᵢ·vⱼ) over the ones, with P₂ the second Legendre polynomial.
    pub fn second_harmonic(self) -> f64 {
        let near = f64::from(self.edges + self.apart());
        f64::from(self.ones) + 2.0 * (f64::from(self.antipodes) - 0.2 * near)
    }
}
