#include "tool/cli/manual.hpp"

#include <CLI/CLI.hpp>

#include "tool/cli/help.hpp"

namespace kiosk::tool {
namespace {

// Text as roff takes it: a hyphen that can be copied, no escape, no line that is read as a request.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool begins_line = out.empty() || out.back() == '\n';
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

// As roff(), in lines that a person can read in a patch.
std::string paragraph(std::string_view text) {
    constexpr std::size_t kWidth = 72;
    std::string lines;
    while (text.size() > kWidth) {
        const auto space = text.rfind(' ', kWidth);
        if (space == std::string_view::npos || space == 0) break;
        lines += text.substr(0, space);
        lines += '\n';
        text.remove_prefix(space + 1);
    }
    lines += text;
    return roff(lines);
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
    return "\\fI" + roff(text) + "\\fR";
}

// "-h, --help", "--db FILE", "DIR"
std::string term_of(const CLI::Option& option) {
    if (option.get_positional()) return italic(value_name(option));
    std::string names;
    for (const auto& name : option.get_snames()) names += (names.empty() ? "" : ", ") + bold("-" + name);
    for (const auto& name : option.get_lnames()) names += (names.empty() ? "" : ", ") + bold("--" + name);
    return takes_value(option) ? names + " " + italic(value_name(option)) : names;
}

std::string in_synopsis(const CLI::Option& option) {
    auto term = option.get_positional() ? italic(value_name(option)) : bold("--" + option.get_lnames().front());
    if (!option.get_positional() && takes_value(option)) term += " " + italic(value_name(option));
    if (option.get_positional() && option.get_items_expected_max() > 1) term += "...";
    return option.get_required() ? term : "[" + term + "]";
}

bool is_help(const CLI::Option& option) {
    return option.check_lname("help");
}

void append_notes(std::string& page, std::string_view title, std::span<const Note> notes) {
    page += ".SH " + std::string(title) + "\n";
    for (const auto& note : notes) page += ".TP\n" + bold(note.name) + "\n" + paragraph(note.text) + ".\n";
}

void append_options(std::string& page, const CLI::App& command) {
    for (const auto* option : shown_options(command)) {
        if (is_help(*option)) continue;
        page += ".TP\n" + term_of(*option) + "\n" + paragraph(option->get_description());
        if (const auto usual = option->get_default_str(); !usual.empty()) page += " (default: " + roff(usual) + ")";
        page += ".\n";
    }
}

void append_command(std::string& page, const CLI::App& command) {
    const auto below = shown_commands(command);
    if (below.empty()) {
        page += ".SS " + roff(path_of(command)) + "\n";
        std::string synopsis = bold(path_of(command));
        for (const bool required : {true, false}) {
            for (const auto* option : shown_options(command)) {
                if (option->get_required() == required && !is_help(*option)) synopsis += " " + in_synopsis(*option);
            }
        }
        page += synopsis + "\n.PP\n" + paragraph(command.get_description()) + ".\n";
        append_options(page, command);
    }
    for (const auto* each : below) append_command(page, *each);
}

void append_examples(std::string& page, const CLI::App& command) {
    for (const auto& line : examples_in(command.get_footer())) page += roff(line) + "\n";
    for (const auto* each : shown_commands(command)) append_examples(page, *each);
}

// Whether a word of this name is a file, a folder or neither, as compgen's option.
std::string files_of(std::string_view value) {
    return value == "FILE" ? "-f" : value == "DIR" ? "-d" : "";
}

struct Cases {
    std::string commands; // path and word → path
    std::string words;    // path → commands and options
    std::string values;   // path and option → compgen's option for its value
    std::string files;    // path → compgen's option for its positional words
};

void append_cases(Cases& cases, const CLI::App& command) {
    const auto path = path_of(command);
    std::string words;
    for (const auto* each : shown_commands(command)) {
        words += each->get_name() + " ";
        cases.commands += "        \"" + path + " " + each->get_name() + "\") path=\"$path $word\" ;;\n";
    }
    for (const auto* option : shown_options(command)) {
        const auto of_files = files_of(value_name(*option));
        if (option->get_positional()) {
            if (!of_files.empty()) cases.files += "    \"" + path + "\") kind=" + of_files + " ;;\n";
            continue;
        }
        for (const auto& name : option->get_lnames()) {
            words += "--" + name + " ";
            if (takes_value(*option))
                cases.values += "    \"" + path + " --" + name + "\") value=yes kind=" + of_files + " ;;\n";
        }
    }
    if (!words.empty()) words.pop_back();
    cases.words += "    \"" + path + "\") words=\"" + words + "\" ;;\n";
    for (const auto* each : shown_commands(command)) append_cases(cases, *each);
}

} // namespace

std::string manual_page(const CLI::App& program) {
    const auto name = program.get_name();
    std::string page = ".\\\" Written by \"" + name + " man\" from its grammar.\n";
    page += ".TH KIOSKCTL 1 " + std::string(kVersionDay) + " \"" + name + " " + std::string(kVersion) + "\"\n";
    page += ".SH NAME\n" + name + " \\- organisers' tool of the check\\-in kiosk\n";
    page += ".SH SYNOPSIS\n" + bold(name) + " " + italic("command") + " [" + italic("option") + "...]\n.br\n" +
            bold(name) + " [" + italic("command") + "] " + bold("--help") + "\n";
    page += ".SH DESCRIPTION\n" + paragraph(program.get_description()) + "\n";
    page +=
        ".PP\nEvery command prints its result on standard output, and what went wrong on the\nerror stream. With\n" +
        bold("--json") + " the result is one JSON value on a line, for a program to read.\n";
    page += ".SH COMMANDS\n";
    append_command(page, program);
    page += ".SH EXAMPLES\n.nf\n";
    append_examples(page, program);
    page += ".fi\n";
    append_notes(page, "EXIT STATUS", exit_codes());
    append_notes(page, "ENVIRONMENT", environment());
    append_notes(page, "FILES", files());
    return page;
}

std::string bash_completion(const CLI::App& program) {
    const auto name = program.get_name();
    Cases cases;
    append_cases(cases, program);
    return "# bash completion for " + name + ": source this, or save it as " + name +
           " in the folder bash-completion reads.\n"
           "_" +
           name +
           "() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} path=" +
           name +
           " word words= value= kind= i\n"
           "    COMPREPLY=()\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        word=${COMP_WORDS[i]}\n"
           "        case \"$path $word\" in\n" +
           cases.commands +
           "        esac\n"
           "    done\n"
           "    case $path in\n" +
           cases.words +
           "    esac\n"
           "    case \"$path ${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
           cases.values +
           "    esac\n"
           "    if [ -z \"$value\" ]; then\n"
           "        if [[ $cur == -* || $words != --* ]]; then\n"
           "            mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
           "            [[ $cur != -* ]] || return\n"
           "        fi\n"
           "        case $path in\n" +
           cases.files +
           "        esac\n"
           "    fi\n"
           "    if [ -n \"$kind\" ]; then\n"
           "        compopt -o filenames 2>/dev/null\n"
           "        mapfile -t COMPREPLY < <(compgen \"$kind\" -- \"$cur\")\n"
           "    fi\n"
           "}\n"
           "complete -F _" +
           name + " " + name + "\n";
}

} // namespace kiosk::tool
