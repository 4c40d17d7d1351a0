//! The grammar of the command line, in clap's words.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command as Grammar, value_parser};

use crate::app::App;
use crate::cli::command::{Command, Refusal, Said};
use crate::cli::environment::Environment;
use crate::http::TrustedProxies;

/// Reads the arguments; the first is the program's name.
pub(crate) fn read(
    app: &App,
    arguments: Vec<OsString>,
    environment: &Environment,
) -> Result<Command, Refusal> {
    let mut matches = grammar(app).try_get_matches_from(arguments).map_err(Refusal::Arguments)?;
    let (name, mut matches) = matches.remove_subcommand().unwrap_or_else(|| ("serve".to_owned(), matches));
    Ok(match name.as_str() {
        "openapi" => Command::OpenApi { compact: matches.get_flag("compact") },
        "routes" => Command::Routes,
        "explain" => {
            Command::Explain { method: text(&mut matches, "method"), path: text(&mut matches, "path") }
        }
        _ => Command::Serve(environment.options(said(&mut matches))?),
    })
}

fn said(matches: &mut ArgMatches) -> Said {
    Said {
        host: matches.remove_one("host"),
        port: matches.remove_one("port"),
        uds: matches.remove_one("uds"),
        fd: matches.remove_one("fd"),
        workers: matches.remove_one("workers"),
        root_path: matches.remove_one("root-path"),
        proxy_headers: match (matches.get_flag("proxy-headers"), matches.get_flag("no-proxy-headers")) {
            (false, false) => None,
            (believe, _) => Some(believe),
        },
        forwarded_allow_ips: matches.remove_one("forwarded-allow-ips"),
        ssl_certfile: matches.try_remove_one("ssl-certfile").ok().flatten(),
        ssl_keyfile: matches.try_remove_one("ssl-keyfile").ok().flatten(),
    }
}

/// A required argument.
fn text(matches: &mut ArgMatches, name: &str) -> String {
    matches.remove_one(name).unwrap_or_default()
}

fn grammar(app: &App) -> Grammar {
    let about = app.info.summary.as_deref().or(app.info.description.as_deref()).unwrap_or_default();
    Grammar::new(app.info.title.clone())
        .version(app.info.version.clone())
        .about(about.lines().next().unwrap_or_default().to_owned())
        .args(options())
        .args_conflicts_with_subcommands(true)
        .subcommand(Grammar::new("serve").about("Serve until Ctrl-C (the default)").args(options()))
        .subcommand(Grammar::new("openapi").about("Print the OpenAPI document").arg(
            Arg::new("compact").long("compact").action(ArgAction::SetTrue).help("On one line, as it is sent"),
        ))
        .subcommand(Grammar::new("routes").about("Print the table of routes"))
        .subcommand(
            Grammar::new("explain")
                .about("Print one route in full: arguments, dependencies, statuses")
                .arg(Arg::new("method").required(true).value_name("METHOD").help("GET, POST, …"))
                .arg(
                    Arg::new("path").required(true).value_name("PATH").help("/items/42 or /items/<item_id>"),
                ),
        )
}

/// The options of `serve`. Their defaults are the environment's business.
fn options() -> Vec<Arg> {
    let mut options = vec![
        Arg::new("host")
            .long("host")
            .value_name("HOST")
            .help("Address or name to listen on [env: FERRAPI_HOST] [default: 127.0.0.1]"),
        Arg::new("port")
            .long("port")
            .value_name("PORT")
            .value_parser(value_parser!(u16))
            .help("Port to listen on, 0 for any free one [env: FERRAPI_PORT, PORT] [default: 8000]"),
        Arg::new("workers")
            .long("workers")
            .value_name("N")
            .value_parser(value_parser!(NonZeroUsize))
            .help("Threads that run handlers [env: FERRAPI_WORKERS] [default: one for each CPU]"),
        Arg::new("root-path")
            .long("root-path")
            .value_name("PATH")
            .help("Path that a proxy takes off [env: FERRAPI_ROOT_PATH] [default: the application's]"),
        path("uds").help("Unix socket to listen on instead of a port [env: FERRAPI_UDS]"),
        Arg::new("fd")
            .long("fd")
            .value_name("N")
            .value_parser(value_parser!(u32))
            .conflicts_with("uds")
            .help("Inherited socket to listen on, by its number [default: all of LISTEN_FDS, if it is set]"),
        Arg::new("proxy-headers")
            .long("proxy-headers")
            .action(ArgAction::SetTrue)
            .overrides_with("no-proxy-headers")
            .help(
                "Believe trusted proxies in X-Forwarded-For, X-Forwarded-Proto and Forwarded (the default)",
            ),
        Arg::new("no-proxy-headers")
            .long("no-proxy-headers")
            .action(ArgAction::SetTrue)
            .overrides_with("proxy-headers")
            .help("Believe no proxy [env: FERRAPI_PROXY_HEADERS=false]"),
        Arg::new("forwarded-allow-ips")
            .long("forwarded-allow-ips")
            .value_name("LIST")
            .value_parser(value_parser!(TrustedProxies))
            .help(
                "Trusted proxies: addresses, networks, `unix`, or `*` [env: FERRAPI_FORWARDED_ALLOW_IPS, \
                 FORWARDED_ALLOW_IPS] [default: 127.0.0.1,::1,unix]",
            ),
    ];
    if cfg!(feature = "tls") {
        options.extend([
            path("ssl-certfile")
                .requires("ssl-keyfile")
                .help("Certificate, in PEM, to serve by TLS with [env: FERRAPI_SSL_CERTFILE]"),
            path("ssl-keyfile")
                .requires("ssl-certfile")
                .help("Its private key, in PEM [env: FERRAPI_SSL_KEYFILE]"),
        ]);
    }
    options
}

fn path(name: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("PATH").value_parser(value_parser!(PathBuf))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(arguments: &[&str]) -> Result<Command, String> {
        let arguments = ["store"].iter().chain(arguments).map(OsString::from).collect();
        read(&App::new("Item Store").version("1.0"), arguments, &Environment::default())
            .map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn serving_is_what_is_done_without_a_command() {
        assert_eq!(command(&[]), command(&["serve"]));
        let options = ["--host", "::1", "--port", "0", "--workers", "2", "--root-path", "/api"];
        let serve: Vec<_> = ["serve"].into_iter().chain(options).collect();
        assert_eq!(command(&options), command(&serve));
        let Ok(Command::Serve(options)) = command(&options) else { panic!("it serves") };
        assert_eq!((options.host.as_str(), options.port), ("::1", 0));
        assert_eq!(options.said.root_path.as_deref(), Some("/api"));
        let proxied =
            ["--uds", "/run/a", "--proxy-headers", "--no-proxy-headers", "--forwarded-allow-ips", "*"];
        let Ok(Command::Serve(options)) = command(&proxied) else { panic!("it serves") };
        assert_eq!((options.said.uds, options.said.proxy_headers), (Some("/run/a".into()), Some(false)));
        assert_eq!(options.said.forwarded_allow_ips, "*".parse().ok());
    }

    #[test]
    fn every_command_is_understood() {
        assert_eq!(command(&["openapi", "--compact"]), Ok(Command::OpenApi { compact: true }));
        assert_eq!(command(&["routes"]), Ok(Command::Routes));
        let explain = Command::Explain { method: "GET".to_owned(), path: "/x".to_owned() };
        assert_eq!(command(&["explain", "GET", "/x"]), Ok(explain));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for wrong in [
            &["--port", "65536"][..],
            &["--forwarded-allow-ips", "x"],
            &["--fd", "0", "--uds", "x"],
            &["--workers", "0"],
            &["explain", "GET"],
            &["sreve"],
            &["--prot"],
        ] {
            assert!(command(wrong).unwrap_err().starts_with("error: "), "{wrong:?}");
        }
        assert_eq!(command(&["--version"]).unwrap_err(), "Item Store 1.0\n");
        grammar(&App::new("x")).debug_assert();
    }
}
