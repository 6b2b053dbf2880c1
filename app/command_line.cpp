// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

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

QStringList texts(const std::vector<std::string> &typed)
{
    QStringList list;
    for (const std::string &one : typed)
        list.append(text(one));
    return list;
}

}  // namespace

std::variant<CommandLine, int> readCommandLine(int argc, char **argv)
{
    CommandLine line;
    Typed typed;
    CLI::App program("Moderato hosts live hashtag chats. Without a command it opens its window.",
                     "moderato");
    program.set_version_flag("--version", std::string("moderato ") + MODERATO_VERSION);
    program.require_subcommand(0, 1);
    program.fallthrough();
    program.add_option("--data", typed.data, "The folder where everything is kept");
    program
        .add_option("--late", typed.late,
                    "What happens to a post that is more than two minutes late without a window: "
                    "ask, post or skip")
        ->check(CLI::IsMember({"ask", "post", "skip"}));
    addRehearse(program, line, typed);
    addPlan(program, line, typed);
    addRecap(program, line, typed);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    line.dataFolder = typed.data.empty() ? usualDataFolder() : text(typed.data);
    line.plan = text(typed.plan);
    line.recapFile = text(typed.recapFile);
    line.chat = text(typed.chat);
    line.posts = texts(typed.posts);
    line.hosts = texts(typed.hosts);
    line.format = text(typed.format);
    line.output = text(typed.output);
    line.late = lateRule(typed.late);
    return line;
}

}  // namespace app
