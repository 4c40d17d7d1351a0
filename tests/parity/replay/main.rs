//! Replays what real FastAPI answered against the ported applications, in process.
//!
//! In: the recordings in `../shared/parity`. Out: totals for each chapter and each area of the probe application; a
//! failure names every answer that differs without an excuse. `tests/parity/replay.sh` does the same from outside.

mod capture;
mod compare;
mod deviation;
mod excuse;
mod json;
mod recording;

use std::collections::BTreeMap;
use std::path::Path;

use ferrapi::TestClient;
use ferrapi_tests::parity;
use serde_json::Value;

use capture::Captures;
use recording::{Answer, Exchange};

const PARITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/parity");

/// What became of some exchanges.
#[derive(Default)]
struct Tally {
    passed: usize,
    deviations: usize,
    excused: usize,
    skipped: usize,
    not_ported: usize,
    failures: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: &mut Tally) {
        self.passed += other.passed;
        self.deviations += other.deviations;
        self.excused += other.excused;
        self.skipped += other.skipped;
        self.not_ported += other.not_ported;
        self.failures.append(&mut other.failures);
    }

    fn print(&self, name: &str) {
        let Tally { passed, deviations, excused, skipped, not_ported, failures } = self;
        let failed = failures.len();
        println!(
            "{name:40} {passed:5} passed {deviations:4} decided {excused:3} excused {skipped:3} skipped \
             {not_ported:4} not ported {failed:3} failed"
        );
    }

    /// Plays one exchange and counts it.
    fn play(&mut self, app: &str, exchange: &Exchange<'_>, client: &TestClient, captures: &mut Captures) {
        if exchange.skip() {
            self.skipped += 1;
            return;
        }
        let answer = Answer::of(exchange, client, captures);
        if exchange.volatile().next().is_some() {
            captures.note(&exchange.answer().body, &answer.body);
        }
        let differences = compare::compare(exchange, &answer, Path::new(PARITY));
        // First, so that the totals are those of `replay.py`, which reads numbers beyond 64 bits exactly.
        if excuse::excused(app, exchange.id()) {
            self.excused += 1;
        } else if differences.is_empty() {
            self.passed += 1;
        } else if deviation::decided(exchange, &answer, &differences) {
            self.deviations += 1;
        } else if app == "probe_app" && excuse::not_ported(exchange.path()) {
            self.not_ported += 1;
        } else {
            let mut failure = format!("{app} {exchange}");
            for difference in differences {
                failure.push_str(&format!("\n    {difference}"));
            }
            self.failures.push(failure);
        }
    }
}

/// The recording, or `None` with a line that says so.
fn read(file: &str) -> Option<Value> {
    let path = Path::new(PARITY).join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))),
        Err(_) => {
            println!("skipped: no recording {}", path.display());
            None
        }
    }
}

/// A client of an application, under the root path that the recorded server was told.
fn client(name: &str, recording: &Value) -> TestClient {
    let app = parity::app(name).unwrap_or_else(|| panic!("{name} is not ported"));
    TestClient::new(match recording["root_path"].as_str() {
        Some(root_path) => app.stripped_root_path(root_path),
        None => app,
    })
}

fn report(tallies: BTreeMap<String, Tally>) {
    let mut total = Tally::default();
    for (name, mut tally) in tallies {
        tally.print(&name);
        total.add(&mut tally);
    }
    total.print("in all");
    assert!(total.failures.is_empty(), "these answers differ:\n{}", total.failures.join("\n"));
}

#[test]
fn tutorial() {
    let mut chapters: BTreeMap<String, Tally> = BTreeMap::new();
    for app in parity::names().filter(|name| *name != "probe_app") {
        let Some(recording) = read(&format!("recordings/{app}.json")) else { return };
        let chapter = app.split_once('.').map_or(app, |(chapter, _)| chapter);
        let tally = chapters.entry(chapter.to_owned()).or_default();
        if recording::needs_environment(&recording) {
            println!("skipped: {app} needs an environment of its own, which `replay.sh` gives it");
            continue;
        }
        if let Some(fixtures) = recording["fixtures"].as_str() {
            // Nothing else in this program names a relative path.
            std::env::set_current_dir(Path::new(PARITY).join(fixtures)).expect("the application's files");
        }
        // Every instance is a process of its own, and so are the probes.
        for exchanges in recording::instances(&recording) {
            let client = client(app, &recording);
            let mut captures = Captures::default();
            exchanges.iter().for_each(|exchange| tally.play(app, exchange, &client, &mut captures));
        }
    }
    report(chapters);
}

#[test]
fn probe() {
    let Some(recording) = read("errors.json") else { return };
    let client = client("probe_app", &recording);
    let mut captures = Captures::default();
    let mut areas: BTreeMap<String, Tally> = BTreeMap::new();
    for case in recording["cases"].as_array().into_iter().flatten() {
        let group = case["group"].as_str().unwrap_or_default();
        let area = group.split_once('/').map_or(group, |(area, _)| area);
        areas.entry(area.to_owned()).or_default().play("probe_app", &Exchange(case), &client, &mut captures);
    }
    report(areas);
}
