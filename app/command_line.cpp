// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QRegularExpression>
#include <QStandardPaths>

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app {

using namespace Qt::StringLiterals;

namespace {

/// CLI11 speaks std::string; the program does not.
struct Typed {
    std::string data;
    std::string plan;
    std::string recapFile;
    std::string chat;
    std::vector<std::string> posts;
    std::vector<std::string> hosts;
    std::string format = "html";
    std::string output = "-";
    std::string late = "ask";
    std::string endpoints;
    std::string secrets;
    std::string network;
    std::string handle;
    std::string start;
    std::string first;
    std::string every;
    std::vector<std::string> accounts;
    std::string postingAccounts;  ///< with commas, so that a plan after it is not one of them
};

QString text(const std::string &typed)
{
    return QString::fromStdString(typed);
}

CommandLine::Late lateRule(const std::string &typed)
{
    if (typed == "post")
        return CommandLine::Late::Post;
    return typed == "skip" ? CommandLine::Late::Skip : CommandLine::Late::Ask;
}

QString usualDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/moderato"_s;
}

void addRehearse(CLI::App &program, CommandLine &line, Typed &typed)
{
    CLI::App *command = program.add_subcommand(
        "rehearse", "A practice chat. Nothing leaves this computer. The same command on the same "
                    "data folder goes on where it stopped.");
    command->add_option("PLAN", typed.plan, "A text with questions; without it the bundled plan");
    command->add_option("--speed", line.speed, "How many times as fast as life")
        ->check(CLI::Range(1.0, 60.0));
    command->add_flag("--headless", line.headless, "No window: a line for each thing that happens");
    command->add_option("--recap", typed.recapFile,
                        "Where the article goes at the end (.html or .md)");
    command->callback([&line] { line.command = CommandLine::Command::Rehearse; });
}

void addPlan(CLI::App &program, CommandLine &line, Typed &typed)
{
    CLI::App *command =
        program.add_subcommand("plan", "Reads any text, shows the run sheet and the checks");
    command->add_option("FILE", typed.plan, "A text with questions; - is standard input")
        ->required();
    command->add_flag("--json", line.json, "As one JSON object");
    command->callback([&line] { line.command = CommandLine::Command::Plan; });
}

void addRecap(CLI::App &program, CommandLine &line, Typed &typed)
{
    CLI::App *command = program.add_subcommand(
        "recap", "The recap of a chat, or of posts that another program collected");
    CLI::Option *chat =
        command->add_option("CHAT", typed.chat, "The chat's id, or a unique start of its title");
    CLI::Option *plan = command->add_option(
        "--plan", typed.plan, "With --posts: the text with the questions; - is standard input");
    CLI::Option *posts = command->add_option(
        "--posts", typed.posts, "Files of JSON Lines: what X, Mastodon or Bluesky answered");
    command
        ->add_option("--host", typed.hosts,
                     "With --posts: a host's handle, where the plan names none")
        ->needs(posts);
    posts->needs(plan)->excludes(chat);
    plan->needs(posts);
    command
        ->add_option("--format", typed.format,
                     "html or md: the article; pdf: the same for printing; csv: all posts as a "
                     "table; json: everything")
        ->check(CLI::IsMember({"html", "md", "pdf", "csv", "json"}));
    command->add_option("-o", typed.output, "A file; - is standard output")
        ->check([](const std::string &file) { return file.empty() ? "no file is named" : ""; });
    command->callback([&line, &typed] {
        if (typed.chat.empty() && typed.posts.empty())
            throw CLI::RequiredError("CHAT, or --plan and --posts,");
        line.command = CommandLine::Command::Recap;
    });
}

std::string noDuration(const std::string &typed)
{
    return durationFrom(text(typed)) ? "" : "is no duration: 2s, 3m, 1m30s, 1h";
}

void addRun(CLI::App &program, CommandLine &line, Typed &typed)
{
    CLI::App *command = program.add_subcommand(
        "run", "A chat on real accounts: posts and follows. The same command on the same data "
               "folder goes on where it stopped; nothing is posted twice.");
    command
        ->add_option("CHAT", typed.chat,
                     "A plan (a file, or what has a / in it), the id of a saved chat, or a unique "
                     "start of its title")
        ->required();
    command->add_flag("--headless", line.headless, "No window: a line for each thing that happens");
    command->add_option("--start", typed.start,
                        "now, 20:30, or 2026-11-27T20:30; else as the chat says");
    command
        ->add_option("--first", typed.first, "The first post so long after the start: 2s, 3m, 1h")
        ->check(noDuration);
    command->add_option("--every", typed.every, "From post to post: 3s, 9m, 1m30s")
        ->check(noDuration);
    command->add_option("--accounts", typed.postingAccounts,
                        "Who posts: ids or handles, with commas between them");
    command->add_flag("--yes", line.yes, "Do not ask before it goes out");
    command->callback([&line] { line.command = CommandLine::Command::Run; });
}

void addAccountTask(CLI::App *command, CommandLine &line, CommandLine::AccountTask task)
{
    command->callback([&line, task] {
        line.command = CommandLine::Command::Account;
        line.task = task;
    });
}

void addAccount(CLI::App &program, CommandLine &line, Typed &typed)
{
    using Task = CommandLine::AccountTask;
    CLI::App *command = program.add_subcommand("account", "The accounts that a host posts with");
    command->require_subcommand(1);
    command->fallthrough();
    CLI::App *add = command->add_subcommand(
        "add", "Signs in. An app password is read from standard input, never from the arguments; "
               "where a network has none, the browser signs in.");
    add->add_option("NETWORK", typed.network, "bluesky or mastodon")->required();
    add->add_option("NAME", typed.handle,
                    "A handle, or the server where the browser signs in: ada.bsky.social, "
                    "mastodon.social")
        ->required();
    add->add_flag("--token", line.token,
                  "Instead of the browser: an access token is read from standard input");
    addAccountTask(add, line, Task::Add);
    addAccountTask(command->add_subcommand("list", "Id, handle, network and server of each"), line,
                   Task::List);
    CLI::App *check = command->add_subcommand("check", "Asks the networks whether they may post");
    check->add_option("ACCOUNT", typed.accounts, "Ids or handles; all without one");
    addAccountTask(check, line, Task::Check);
    CLI::App *remove = command->add_subcommand("remove", "Signs out and forgets the password");
    remove->add_option("ACCOUNT", typed.accounts, "Its id or handle")->required()->expected(1);
    addAccountTask(remove, line, Task::Remove);
}

QStringList texts(const std::vector<std::string> &typed)
{
    QStringList list;
    for (const std::string &one : typed)
        list.append(text(one));
    return list;
}

void addEverywhere(CLI::App &program, Typed &typed)
{
    program.add_option("--data", typed.data, "The folder where everything is kept");
    program
        .add_option("--late", typed.late,
                    "What happens to a post that is more than two minutes late without a window: "
                    "ask, post or skip")
        ->check(CLI::IsMember({"ask", "post", "skip"}));
    program.add_option("--endpoints", typed.endpoints,
                       "A JSON file with the addresses of test servers on this computer");
    program
        .add_option("--secrets", typed.secrets,
                    "- reads lines {\"account\": …, \"secret\": …} from standard input, up to "
                    "an empty line; they are kept in memory only")
        ->check(CLI::IsMember({"-"}));
}

/// What could not be bound to the line itself.
void take(const Typed &typed, CommandLine &line)
{
    line.dataFolder = typed.data.empty() ? usualDataFolder() : text(typed.data);
    line.plan = text(typed.plan);
    line.recapFile = text(typed.recapFile);
    line.chat = text(typed.chat);
    line.posts = texts(typed.posts);
    line.hosts = texts(typed.hosts);
    line.format = text(typed.format);
    line.output = text(typed.output);
    line.late = lateRule(typed.late);
    line.endpoints = text(typed.endpoints);
    line.secrets = !typed.secrets.empty();
    line.network = text(typed.network);
    line.handle = text(typed.handle);
    line.accounts =
        texts(typed.accounts) + text(typed.postingAccounts).split(u',', Qt::SkipEmptyParts);
    line.start = text(typed.start);
    line.first = durationFrom(text(typed.first));
    line.every = durationFrom(text(typed.every));
}

}  // namespace

std::optional<core::Seconds> durationFrom(const QString &typed)
{
    static const QRegularExpression form(u"^(?:(\\d{1,2})h)?(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?$"_s);
    const QRegularExpressionMatch match = form.match(typed);
    if (typed.isEmpty() || !match.hasMatch())
        return std::nullopt;
    const auto part = [&match](int nth) { return match.captured(nth).toLongLong(); };
    const core::Seconds length(part(1) * 3600 + part(2) * 60 + part(3));
    return length <= std::chrono::hours(24) ? std::optional(length) : std::nullopt;
}

std::variant<CommandLine, int> readCommandLine(int argc, char **argv)
{
    CommandLine line;
    Typed typed;
    CLI::App program("Moderato hosts live hashtag chats. Without a command it opens its window.",
                     "moderato");
    program.set_version_flag("--version", std::string("moderato ") + MODERATO_VERSION);
    program.require_subcommand(0, 1);
    program.fallthrough();
    addEverywhere(program, typed);
    addRehearse(program, line, typed);
    addPlan(program, line, typed);
    addRecap(program, line, typed);
    addAccount(program, line, typed);
    addRun(program, line, typed);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    take(typed, line);
    return line;
}

}  // namespace app
