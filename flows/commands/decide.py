"""`freigabe decide`: people answer for themselves, authors and contacts settle what is open, contacts sign."""

import typer

from flows.commands import answers, faces_of_posts, verdicts

app = typer.Typer(name="decide", no_args_is_help=True, help="Answer, name faces, give reasons, sign.")
app.command("questions")(answers.questions)
app.command("answer")(answers.answer)
app.command("not-me")(answers.not_me)
app.command("name")(faces_of_posts.name)
app.command("draw")(faces_of_posts.draw)
app.command("blur")(faces_of_posts.blur)
app.command("aside")(faces_of_posts.aside)
app.command("reason")(verdicts.reason)
app.command("exempt")(verdicts.exempt)
app.command("sign")(verdicts.sign)
app.command("return")(verdicts.send_back)
app.command("reject")(verdicts.reject)
app.command("withdraw")(verdicts.withdraw)
