//! What the system's package manager installs where it may.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::{Result, step};

/// Installs `what` by the first of these package managers that is here; each has its own arguments.
///
/// # Errors
/// One line where there is none of them, or it may not or cannot.
pub fn install(what: &str, managers: &[(&str, &[&str])]) -> Result<()> {
    let manager = managers.iter().find(|(name, _)| on_path(name).is_some());
    let (name, arguments) = manager.ok_or("There is no package manager that is known here")?;
    if *name == "apt-get" {
        // A bare machine has no package lists; where they are stale the install says so.
        let _ = step::run("apt-get update", elevated(name)?.arg("update"));
    }
    step::run(&format!("installing {what}"), elevated(name)?.args(*arguments))
}

/// Where a program is.
#[must_use]
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The package manager with the rights that it needs, and with no question asked.
fn elevated(manager: &str) -> Result<Command> {
    let root = step::read(Command::new("id").arg("-u")).is_ok_and(|user| user == "0");
    let mut command = match root || manager == "brew" {
        true => Command::new(manager),
        false => {
            on_path("sudo").ok_or("Only the system's administrator may install")?;
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "--preserve-env=DEBIAN_FRONTEND", manager]);
            sudo
        }
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
