//! Sweeps worth a look.

use crate::text;

/// A sweep with what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name on the page.
    pub title: &'static str,
    /// The canonical link.
    pub link: &'static str,
    /// What is varied and what to look at, one sentence.
    pub about: &'static str,
}

/// All of them; each takes minutes on a laptop.
pub const QUESTIONS: &[Question] = &[
    Question {
        title: text::questions::HOW_MUCH,
        link: "#/sweeps?v=1&fixed=0.15&draw=each&lr=0.004&batch=128&epochs=300&nets=8&log=30&name=How%20much%20data%20is%20enough&axis=train:0.05,0.1,0.2,0.3,0.45,0.65,0.85",
        about: text::questions::HOW_MUCH_ABOUT,
    },
    Question {
        title: text::questions::LABEL_NOISE,
        link: "#/sweeps?v=1&train=0.3&draw=each&lr=0.004&batch=128&epochs=300&nets=8&log=30&name=What%20label%20noise%20costs&axis=flip:0,0.05,0.1,0.15,0.2,0.3",
        about: text::questions::LABEL_NOISE_ABOUT,
    },
    Question {
        title: text::questions::WHICH_VARIANCE,
        link: "#/sweeps?v=1&data=gauss&dims=4&sep=2.5&train=0.1&fixed=0.5&draw=each&net=8&lr=0.004&batch=64&epochs=200&nets=8&log=30&mi=range:30&name=Which%20variance&axis=std:0.25,0.5,1,1.5,2,3",
        about: text::questions::WHICH_VARIANCE_ABOUT,
    },
    Question {
        title: text::questions::LONG_RUNS,
        link: "#/sweeps?v=1&train=0.3&nets=8&log=60&name=Do%20long%20runs%20compress&axis=epochs:100,300,1000,3000,8000",
        about: text::questions::LONG_RUNS_ABOUT,
    },
    Question {
        title: text::questions::WIDTH_AND_DATA,
        link: "#/sweeps?v=1&draw=each&lr=0.004&batch=128&epochs=200&nets=6&log=20&name=Width%20and%20data&axis=train:0.05,0.1,0.2,0.4&axis2=net:3,6,12,24",
        about: text::questions::WIDTH_AND_DATA_ABOUT,
    },
];
