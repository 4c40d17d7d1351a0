//! Background tasks: <https://fastapi.tiangolo.com/tutorial/background-tasks/>

use ferrapi::BackgroundTasks;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    fn write_notification(email: &str, message: &str) {
        let content = format!("notification for {email}: {message}");
        // Nobody is left to be told.
        let _ =
            std::fs::write(std::env::temp_dir().join("ferrapi-background-tasks-tutorial001.txt"), content);
    }

    #[post("/send-notification/<email>")]
    async fn send_notification(email: String, background_tasks: &mut BackgroundTasks) -> Value {
        background_tasks.add_blocking(move || write_notification(&email, "some notification"));
        json!({ "message": "Notification sent in the background" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![send_notification])
    }
}
