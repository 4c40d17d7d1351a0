//! The command that serves: a runtime, a bound port, one line that says where.

use std::io::{self, Write};
use std::thread::available_parallelism;

use tokio::runtime::{Builder, Runtime};

use crate::app::App;
use crate::cli::command::{Refusal, ServeOptions};
use crate::serve::{ServeError, Server, Signals};

/// Serves until a signal.
pub(crate) fn serve(app: App, options: &ServeOptions) -> Result<(), Refusal> {
    let app = match &options.root_path {
        Some(root_path) => app.stripped_root_path(root_path),
        None => app,
    };
    let plan = app.plan()?;
    let runtime = runtime(options).map_err(ServeError::Runtime)?;
    let served = runtime.block_on(async {
        // Before the start, so that it can be stopped too.
        let mut signals = Signals::install().map_err(ServeError::Runtime)?;
        let Ok(started) = plan.start_until(signals.next()).await? else { return Ok(()) };
        let server = Server::bind(started, (options.host(), options.port)).await?;
        greet(&server);
        server.run_until_signal(signals).await;
        Ok::<(), ServeError>(())
    });
    // A blocking handler cannot be stopped; its deadline is over.
    runtime.shutdown_background();
    Ok(served?)
}

/// One worker needs no scheduler between threads, which makes each request cheaper.
fn runtime(options: &ServeOptions) -> io::Result<Runtime> {
    let workers = match options.workers {
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
    let url = format!("http://{}", server.address());
    let docs = match (pages.docs.filter(|_| cfg!(feature = "docs")), pages.openapi) {
        (Some(path), Some(_)) => format!(" (docs: {url}{path})"),
        (None, Some(path)) => format!(" (document: {url}{path})"),
        (_, None) => String::new(),
    };
    format!("{} {} on {url}{docs}", info.title, info.version)
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
        let options =
            ServeOptions { host: "no such host".to_owned(), port: 0, workers: None, root_path: None };
        let refusal = serve(app, &options).unwrap_err();
        assert!(matches!(refusal, Refusal::Start(ServeError::Setup(_))), "{refusal}");
    }
}
