//! Arguments, handlers and types that are called what the glue calls its own.

use ferrapi::prelude::*;

/// All arguments have names of the glue, and so has the handler.
#[get("/names/request/<request>", depends(dependencies::request))]
async fn request(
    request: u32,
    issues: u32,
    #[query] answer: u32,
    #[query(default = 4)] dependency_0: u32,
    #[query(default = issues_of_nobody())] __ferrapi: u32,
) -> Vec<u32> {
    vec![request, issues, answer, dependency_0, __ferrapi]
}

fn issues_of_nobody() -> u32 {
    5
}

mod dependencies {
    use ferrapi::prelude::*;

    /// A dependency of a handler's name.
    #[dependency]
    pub(super) fn request(issues: Option<u32>, answer: Option<u32>) -> Result<(), HttpError> {
        issues.and(answer).map(|_| ()).ok_or_else(|| HttpError::bad_request("no issues"))
    }

    /// Fixed arguments of the glue's names.
    #[dependency]
    pub(super) fn named(#[fixed] request: &'static str) -> String {
        request.to_owned()
    }

    /// A dependency and an argument of one name.
    #[dependency]
    pub(super) fn user() -> String {
        "user".to_owned()
    }
}

use dependencies::user;

/// The argument hides the function in the body, but not in the attribute.
#[get("/names/user")]
async fn user_name(#[depends(user)] user: String) -> String {
    user
}

/// The glue of a concurrent route has names of its own.
#[get("/names/concurrent", concurrent, depends(dependencies::request))]
async fn branches(
    #[depends(user)] branches: String,
    #[depends(dependencies::named("branch"))] branch_0: String,
    branch_1: u32,
) -> String {
    format!("{branches} {branch_0} {branch_1}")
}

/// Keywords.
#[model]
struct Type {
    r#type: String,
    r#move: String,
}

#[get("/names/type/<type>")]
async fn r#type(r#type: String, r#move: String) -> Type {
    Type { r#type, r#move }
}

/// A struct with items of the names that the traits have.
#[dependency]
struct Page {
    from: u32,
}

#[allow(dead_code)]
impl Page {
    const SPEC: u32 = 1;
    const ORIGIN: u32 = 1;
    const CLONE: u32 = 1;
    const TYPE: u32 = 1;

    fn resolve() {}
    fn extract() {}
    fn spec() {}
}

#[get("/names/page")]
async fn page(page: Page) -> u32 {
    page.from
}

/// A model with methods of the names that the traits have.
#[model]
struct Shape {
    #[field(ge = 1)]
    meets: u32,
}

#[allow(dead_code, clippy::unused_self)]
impl Shape {
    const TYPE: u32 = 1;
    const RULES_MEETS: u32 = 1;

    fn shape() {}
    fn conforms(&self) {}
    fn schema_name() {}
}

#[post("/names/shape")]
async fn shape(Unit { .. }: Unit, shape: Shape) -> Shape {
    shape
}

/// A dependency struct that an argument's pattern takes apart.
#[dependency]
struct Unit {}

/// Lent arguments of the glue's names in another thread.
#[get("/names/blocking")]
fn blocking(request: &RequestHead, answer: &mut ResponseHead) -> usize {
    answer.header(ferrapi::HeaderName::from_static("x-request"), ferrapi::HeaderValue::from_static("2"));
    usize::from(request.path() == "/names/blocking")
}

/// A handler that is called like a function of the prelude, in a module that uses that function.
#[get("/names/drop")]
async fn drop(value: Option<u32>) -> Option<u32> {
    std::mem::drop(vec![value]);
    value
}

/// A handler that is called like a macro and a module.
#[get("/names/vec")]
async fn vec() -> Vec<u32> {
    vec![1]
}

/// All routes.
pub(crate) fn list() -> ferrapi::Routes {
    routes![request, user_name, branches, r#type, page, shape, blocking, drop, vec]
}
