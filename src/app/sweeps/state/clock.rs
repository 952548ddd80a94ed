//! How long a sweep takes.

/// Units of cost a second that a laptop trains, until this browser has been measured.
const GUESS: f64 = 2e8;

/// How fast this browser trains: what was trained, over the time in which a sweep ran.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Measured before, or here.
    speed: Option<f64>,
    /// Milliseconds in which the sweep ran, and since when it runs.
    ran: f64,
    since: Option<f64>,
    /// What cells have cost that were trained here meanwhile.
    trained: f64,
}

impl Clock {
    pub fn new(speed: Option<f64>) -> Self {
        Self { speed: speed.filter(|speed| *speed > 0.0), ran: 0.0, since: None, trained: 0.0 }
    }

    /// A sweep begins: what was measured stays.
    pub fn start(&mut self, now: f64) {
        (self.ran, self.trained) = (0.0, 0.0);
        self.since = Some(now);
    }

    pub fn stop(&mut self, now: f64) {
        if let Some(since) = self.since.take() {
            self.ran += now - since;
        }
    }

    /// Goes on after a pause.
    pub fn go_on(&mut self, now: f64) {
        self.since.get_or_insert(now);
    }

    /// A cell has been trained; the speed since the sweep began.
    pub fn took(&mut self, cost: f64, now: f64) -> f64 {
        self.trained += cost;
        let milliseconds = self.ran + self.since.map_or(0.0, |since| now - since);
        let speed = self.trained / (milliseconds.max(1.0) / 1000.0);
        self.speed = Some(speed);
        speed
    }

    /// Seconds that so much takes.
    pub fn seconds(&self, cost: f64) -> f64 {
        cost / self.speed.unwrap_or(GUESS)
    }

    /// Whether seconds are more than a guess.
    pub fn is_measured(&self) -> bool {
        self.speed.is_some()
    }
}
