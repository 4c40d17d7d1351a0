//! Request files: <https://fastapi.tiangolo.com/tutorial/request-files/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `#[file]` on `Bytes` reads the whole file; an `UploadFile` is read when it is asked to be.
pub(crate) mod tutorial001 {
    use super::*;

    #[post("/files/")]
    async fn create_file(#[file] file: Bytes) -> Value {
        json!({ "file_size": file.len() })
    }

    #[post("/uploadfile/")]
    async fn create_upload_file(file: UploadFile) -> Value {
        json!({ "filename": file.filename() })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_file, create_upload_file])
    }
}

pub(crate) mod tutorial001_03 {
    use super::*;

    #[post("/files/")]
    async fn create_file(
        /// A file read as bytes
        #[file]
        file: Bytes,
    ) -> Value {
        json!({ "file_size": file.len() })
    }

    #[post("/uploadfile/")]
    async fn create_upload_file(
        /// A file read as UploadFile
        #[file]
        file: UploadFile,
    ) -> Value {
        json!({ "filename": file.filename() })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_file, create_upload_file])
    }
}

/// Several files under one name.
pub(crate) mod tutorial002 {
    use super::*;

    #[post("/files/")]
    async fn create_files(#[file] files: Vec<Bytes>) -> Value {
        let sizes: Vec<_> = files.iter().map(Bytes::len).collect();
        json!({ "file_sizes": sizes })
    }

    #[post("/uploadfiles/")]
    async fn create_upload_files(files: Vec<UploadFile>) -> Value {
        let names: Vec<_> = files.iter().map(UploadFile::filename).collect();
        json!({ "filenames": names })
    }

    const PAGE: &str = r#"
<body>
<form action="/files/" enctype="multipart/form-data" method="post">
<input name="files" type="file" multiple>
<input type="submit">
</form>
<form action="/uploadfiles/" enctype="multipart/form-data" method="post">
<input name="files" type="file" multiple>
<input type="submit">
</form>
</body>
    "#;

    #[get("/")]
    async fn main() -> Response {
        Html(PAGE).into()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_files, create_upload_files, main])
    }
}
