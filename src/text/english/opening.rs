//! Files that are opened or fetched: runs of the user, data, and what ships with the page.

pub fn not_opened(file: &str, why: &str) -> String {
    format!("{file} was not opened: {why}")
}

/// Several files were opened, or a file with several runs.
pub fn opened(shown: &str, others: usize) -> String {
    match others {
        1 => format!("{shown} is shown, and another run is in the library"),
        n => format!("{shown} is shown, and {n} other runs are in the library"),
    }
}

pub fn shipped_not_loaded(why: &str) -> String {
    format!("The run that ships with the page did not load: {why}")
}

pub fn weights_not_loaded(why: &str) -> String {
    format!("The weights of the shipped run did not load: {why}")
}

pub const NO_WEIGHTS_IN_FILE: &str = "The weights of the shipped run did not load: its file holds none";

pub fn digits_not_loaded(why: &str) -> String {
    format!("The digits did not load: {why}")
}

pub const NO_TABLE_HERE: &str =
    "This browser does not have the data of this link: choose its CSV file under More settings";

pub fn table_not_kept(why: &str) -> String {
    format!("The data file is not kept in this browser and has to be chosen again next time: {why}")
}

pub fn another_table(file: &str) -> String {
    format!("{file} is not the file of the link, and is taken in its place")
}

pub fn not_learnable(file: &str, why: &str) -> String {
    format!("{file} cannot be learnt from: {why}")
}

pub fn table_not_read(file: &str) -> String {
    format!("{file} was not read")
}

// Why a file did not come: each ends such a sentence.
pub fn too_large(megabytes: usize) -> String {
    format!("it is larger than {megabytes} MB")
}

pub const UNREAD: &str = "it could not be read";
pub const NO_WINDOW: &str = "there is no window";
pub const UNREACHABLE: &str = "the site cannot be reached";
pub const NO_ANSWER: &str = "the site gave no answer";

pub fn answers(status: u16) -> String {
    format!("the site answers {status}")
}
