//! The command that serves: a runtime, a bound port, one line that says where.

use std::io::{self, Write};
use std::thread::available_parallelism;

use tokio::runtime::{Builder, Runtime};

use crate::app::App;
use crate::cli::command::{Refusal, ServeOptions};
use crate::serve::{ServeError, Server};

/// Serves until a signal.
pub(crate) fn serve(app: App, options: &ServeOptions) -> Result<(), Refusal> {
    let application = app.build()?;
    let runtime = runtime(options).map_err(ServeError::Runtime)?;
    let served = runtime.block_on(async {
        let server = Server::bind(application, (options.host(), options.port)).await?;
        greet(&server);
        server.run().await
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
