//! The command that serves: a runtime, a bound port, one line that says where.

use std::io::{self, Write};
use std::thread::available_parallelism;

use tokio::runtime::{Builder, Runtime};

use crate::app::App;
use crate::cli::command::{Refusal, Said, ServeOptions};
use crate::cli::{inherit, log, open_files, panics};
use crate::http::TrustedProxies;
use crate::serve::{Door, ListenAddress, Listener, ServeError, Server, Signals};

/// Serves until a signal.
pub(crate) fn serve(app: App, options: &ServeOptions) -> Result<(), Refusal> {
    panics::keep_to_one_line();
    let inherited = inherited(&options.said).map_err(ServeError::Inherited)?;
    let plan = change(app, &options.said).plan()?;
    open_files::raise_limit();
    let runtime = runtime(options).map_err(ServeError::Runtime)?;
    let served = runtime.block_on(async {
        // Before the start, so that it can be stopped too.
        let mut signals = Signals::install().map_err(ServeError::Runtime)?;
        let Ok(started) = plan.start_until(signals.next()).await? else { return Ok(()) };
        // Lifespans may have said where the log goes.
        log::tell_errors();
        let server = Server::open(started, doors(options, inherited)).await?;
        greet(&server);
        server.run_until_signal(signals).await;
        Ok::<(), ServeError>(())
    });
    // A blocking handler cannot be stopped; its deadline is over.
    runtime.shutdown_background();
    Ok(served?)
}

/// The application with what is said of it.
fn change(mut app: App, said: &Said) -> App {
    if let Some(root_path) = &said.root_path {
        app = app.stripped_root_path(root_path);
    }
    if let Some(proxies) = &said.forwarded_allow_ips {
        app = app.trusted_proxies(proxies.clone());
    }
    if said.proxy_headers == Some(false) {
        app = app.trusted_proxies(TrustedProxies::none());
    }
    #[cfg(feature = "tls")]
    if let (Some(certificate), Some(key)) = (&said.ssl_certfile, &said.ssl_keyfile) {
        app = app.tls(crate::tls::Tls::from_pem_files(certificate, key));
    }
    app
}

/// What the process has inherited, if it is to be used.
fn inherited(said: &Said) -> io::Result<Vec<Listener>> {
    match (said.fd, &said.uds) {
        (Some(number), _) => Ok(vec![inherit::one(number)?]),
        (None, Some(_)) => Ok(Vec::new()),
        (None, None) => inherit::all(),
    }
}

/// Where to listen: what was inherited goes first, since somebody has made it for us.
async fn doors(options: &ServeOptions, inherited: Vec<Listener>) -> Result<Vec<Door>, ServeError> {
    if !inherited.is_empty() {
        return inherited.into_iter().map(Door::new).collect();
    }
    #[cfg(unix)]
    if let Some(path) = &options.said.uds {
        return Ok(vec![Door::bind_unix(path).await?]);
    }
    Ok(vec![Door::bind((options.host(), options.port)).await?])
}

/// One worker needs no scheduler between threads, which makes each request cheaper.
fn runtime(options: &ServeOptions) -> io::Result<Runtime> {
    let workers = match options.said.workers {
        Some(workers) => workers.get(),
        None => available_parallelism().map_or(1, |cpus| cpus.get()),
    };
    let mut builder = if workers == 1 {
        Builder::new_current_thread()
    } else {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(workers);
        builder
    };
    builder.enable_all().build()
}

/// Says where the server is. It stands on stdout since it is what `serve` results in: with port 0, a script reads
/// the port from it.
fn greet(server: &Server) {
    // Nobody may read it, and the server serves all the same.
    let _ = writeln!(io::stdout(), "{}", greeting(server));
}

fn greeting(server: &Server) -> String {
    let documentation = &server.application().documentation;
    let (info, pages) = (&documentation.document.info, &documentation.pages);
    let scheme = if server.speaks_tls() { "https" } else { "http" };
    let url = |address: &ListenAddress| match address {
        ListenAddress::Tcp(address) => format!("{scheme}://{address}"),
        #[cfg(unix)]
        unix => unix.to_string(),
    };
    let urls: Vec<_> = server.addresses().map(url).collect();
    // A browser gets to ports only.
    let Some(url) = urls.iter().find(|url| url.starts_with("http")) else {
        return format!("{} {} on {}", info.title, info.version, urls.join(", "));
    };
    let docs = match (pages.docs.filter(|_| cfg!(feature = "docs")), pages.openapi) {
        (Some(path), Some(_)) => format!(" (docs: {url}{path})"),
        (None, Some(path)) => format!(" (document: {url}{path})"),
        (_, None) => String::new(),
    };
    format!("{} {} on {}{docs}", info.title, info.version, urls.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeting_of(app: App) -> String {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let server = runtime.block_on(app.bind(("127.0.0.1", 0))).unwrap();
        greeting(&server).replace(&server.address().to_string(), "ADDRESS")
    }

    #[test]
    fn the_line_says_what_stands_where() {
        let app = || App::new("Item Store").version("1.0");
        let document = "Item Store 1.0 on http://ADDRESS (document: http://ADDRESS/openapi.json)";
        let docs = "Item Store 1.0 on http://ADDRESS (docs: http://ADDRESS/docs)";
        assert_eq!(greeting_of(app()), if cfg!(feature = "docs") { docs } else { document });
        assert_eq!(greeting_of(app().docs_url(None)), document);
        assert_eq!(greeting_of(app().openapi_url(None)), "Item Store 1.0 on http://ADDRESS");
    }

    #[test]
    fn faults_of_the_set_up_come_before_the_port() {
        #[ferrapi::get("/")]
        async fn needs(state: ferrapi::State<String>) -> String {
            state.to_string()
        }
        let app = App::new("Test").routes(ferrapi::routes![needs]);
        let options = ServeOptions { host: "no such host".to_owned(), port: 0, said: Said::default() };
        let refusal = serve(app, &options).unwrap_err();
        assert!(matches!(refusal, Refusal::Start(ServeError::Setup(_))), "{refusal}");
    }
}
