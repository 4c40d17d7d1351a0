//! The end of the glue: an answer, or everything that was wrong.

use crate::error::Issues;
use crate::http::{Body, Response, has_no_body};
use crate::reply::{Reply, Shaping};
use crate::request::{Request, Responded};

impl Request {
    /// Turns what the handler returned into the response.
    #[inline]
    pub fn respond<R: Reply>(&mut self, answer: R) -> Responded {
        let mut response = answer.reply(self);
        self.finish(&mut response);
        self.answered(response)
    }

    /// The same for an operation that leaves parts of its answer out.
    pub fn respond_shaped<R: Reply>(&mut self, answer: R, shaping: &'static Shaping) -> Responded {
        let mut response = answer.reply_shaped(self, shaping);
        self.finish(&mut response);
        self.answered(response)
    }

    /// What the handler has said of the response besides returning it.
    #[inline]
    fn finish(&mut self, response: &mut Response) {
        if !self.reply.is_empty() {
            std::mem::take(&mut self.reply).apply(response);
        }
        if has_no_body(response.status()) {
            *response.body_mut() = Body::empty();
        }
    }

    /// Answers a request whose arguments are not all there.
    ///
    /// FastAPI decodes the body before it calls anything, so malformed JSON is the one error that is reported,
    /// whatever a dependency has said. Here a dependency may have run by then; the answer is the same.
    #[cold]
    pub fn refuse(&mut self, mut issues: Issues) -> Responded {
        self.duties.tasks = Default::default();
        if issues.is_rejected() && self.matched().body.json {
            self.check_body_syntax(&mut issues);
        }
        issues.close(0);
        let collected = issues.into_collected();
        let response = collected.unreadable.or(collected.rejection).unwrap_or_else(|| {
            let issues = collected.issues.into_iter().map(|(_, issue)| issue).collect();
            self.context.answers.invalid(issues, &self.head, &self.body, || self.body_value())
        });
        self.answered(response)
    }
}
