#include "app/workers/desk_thread.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace kiosk::app {
namespace {

constexpr core::Millis kLongestRetry{30'000};
constexpr core::Millis kQuiet{500}; // nobody stands at the kiosk

} // namespace

DeskThread::DeskThread(Parts parts)
    : parts_(std::move(parts)), staff_(parts_.open_reception, parts_.log), followed_(parts_.followed),
      retry_(parts_.first_retry) {
    thread_ = std::thread([this] { run(); });
}

DeskThread::~DeskThread() {
    requests_.close();
    thread_.join();
}

bool DeskThread::present(BadgePresented presented) {
    presented.look_only = look_only_;
    return requests_.push(std::move(presented));
}
bool DeskThread::confirm(GroupConfirmed group) {
    return requests_.push(std::move(group));
}

bool DeskThread::ask(StaffAsked asked) {
    const bool waits = std::visit(
        [](const auto& question) {
            using Question = std::decay_t<decltype(question)>;
            return std::is_same_v<Question, core::AskBoard> || std::is_same_v<Question, core::AskNotArrived> ||
                   std::is_same_v<Question, core::AskInside> || std::is_same_v<Question, core::AskHealth>;
        },
        asked.question);
    return waits ? requests_.push_behind(std::move(asked)) : requests_.push(std::move(asked));
}

void DeskThread::post(DeskNews news) {
    if (!news_.push(std::move(news)))
        parts_.log.error("the screen does not take verdicts; this one is in the ledger only");
    parts_.wake();
}

core::Millis DeskThread::patience() const {
    if (desk_) {
        const auto until = std::chrono::ceil<core::Millis>(look_at_ - mono());
        const core::Millis news = std::clamp(until, core::Millis{0}, parts_.news_every);
        return counted_ && wal_checkpointed_ ? news : std::min(news, kQuiet);
    }
    return refused_ ? kLongestRetry : retry_;
}

void DeskThread::run() {
    try_open();
    while (true) {
        const auto request = requests_.pop_within(patience());
        if (request) {
            std::visit([this](const auto& each) { answer(each); }, *request);
        } else if (requests_.closed()) {
            return;
        } else {
            idle();
        }
    }
}

void DeskThread::try_open() {
    if (refused_) return;
    auto opened = parts_.open();
    if (!opened) {
        refused_ = opened.error().kind == core::ErrorKind::Usage;
        // Once for each reason: the same one comes back with every retry.
        if (opened.error().detail != trouble_) parts_.log.error("the desk is closed: " + opened.error().detail);
        trouble_ = opened.error().detail;
        if (refused_)
            post(DeskRefused{opened.error()});
        else
            post(DeskTrouble{opened.error()});
        return;
    }
    if (!std::exchange(trouble_, {}).empty()) parts_.log.info("the desk is open again");
    for (const std::string& note : opened->notes) parts_.log.info(note);
    desk_ = std::move(opened->desk);
    stand_where_staff_said(opened->snapshot);
    follow_programme();
    opened->snapshot.checkpoint = desk_->checkpoint();
    opened->snapshot.follows = followed_.has_value();
    zone_ = opened->snapshot.event.zone;
    counts_ = desk_->counts(parts_.clock->now());
    counted_ = !parts_.count_people;
    revision_ = opened->snapshot.revision;
    here_ = opened->snapshot.checkpoint;
    retry_ = parts_.first_retry;
    look_at_ = mono() + parts_.news_every;
    post(DeskReady{std::move(opened->snapshot), counts_});
}

void DeskThread::stand_where_staff_said(service::EventSnapshot& snapshot) {
    if (!moved_to_) return;
    if (const auto done = desk_->stand_at(*moved_to_); !done)
        return parts_.log.warn("the kiosk does not stand where staff said: " + done.error().detail);
    snapshot.checkpoint = desk_->checkpoint();
}

bool DeskThread::follow_programme() {
    if (!followed_) return false;
    const auto moved = desk_->follow_programme(*followed_, parts_.clock->now());
    if (!moved) parts_.log.warn("the programme is not followed: " + moved.error().detail);
    if (!moved || !*moved) return false;
    moved_to_ = desk_->checkpoint().id;
    parts_.log.info("the kiosk stands at " + moved_to_->str() + ", by the programme");
    return true;
}

// The screens are to show where.
void DeskThread::stands_anew() {
    here_ = desk_->checkpoint();
    moved_to_ = here_.id;
    revision_.generation = -1; // whatever is known
}

void DeskThread::idle() {
    if (!desk_) {
        retry_ = std::min(retry_ * 2, kLongestRetry);
        try_open();
        return;
    }
    if (mono() >= look_at_) return look_around();
    if (!std::exchange(wal_checkpointed_, true)) desk_->checkpoint_wal();
    const core::Now now = parts_.clock->now();
    if (!std::exchange(counted_, true)) {
        auto counts = parts_.count_people(here_, zone_.day_of(now.wall));
        if (counts)
            post(std::move(*counts));
        else
            parts_.log.warn("people were not counted: " + counts.error().detail);
    }
}

// What another process brought: a revision, entries; and midnight changes the counts.
void DeskThread::look_around() {
    look_at_ = mono() + parts_.news_every;
    if (follow_programme()) stands_anew();
    look_for_news();
    recount();
}

void DeskThread::recount() {
    const core::Counts counts = desk_->counts(parts_.clock->now());
    if (counts == std::exchange(counts_, counts)) return;
    counted_ = !parts_.count_people; // somebody else wrote, too
    post(core::CountsChanged{counts});
}

void DeskThread::answer(const BackgroundTask& task) {
    switch (task(desk_.get())) {
    case TaskDid::Nothing:
        return;
    case TaskDid::Entries:
        if (!desk_) return;
        wal_checkpointed_ = false;
        counted_ = !parts_.count_people;
        look_for_news();
        recount();
        return;
    case TaskDid::Revision: // the screens show another programme from now on
        desk_.reset();
        try_open();
        return;
    }
}

void DeskThread::look_for_news() {
    if (!parts_.read_news) return;
    auto news = parts_.read_news(revision_, here_);
    if (!news) return parts_.log.warn("a new revision was not looked for: " + news.error().detail);
    if (!*news) return;
    const auto before = std::exchange(revision_, (*news)->revision);
    here_ = (*news)->checkpoint;
    (*news)->follows = followed_.has_value();
    counted_ = !parts_.count_people;
    if (before.number != revision_.number)
        parts_.log.info("revision " + std::to_string(revision_.number.value()) + " of the event is shown from now on");
    post(EventChanged{std::move(**news)});
}

core::Outcome DeskThread::not_recorded(const core::Now& now) const {
    core::Outcome outcome;
    outcome.verdict = core::Verdict::NotRecorded;
    outcome.at = zone_.to_local(now.wall);
    outcome.counts = counts_;
    return outcome;
}

void DeskThread::log_failure(const core::Outcome& outcome) const {
    if (outcome.verdict == core::Verdict::NotRecorded && desk_)
        parts_.log.error("not recorded: " + desk_->last_failure());
}

void DeskThread::answer(const BadgePresented& presented) {
    if (!desk_) try_open();
    if (presented.look_only) return look_at(presented);
    const core::Now now = parts_.clock->moved(presented.machine);
    core::Decided decided;
    for (const store::Presented& badge : presented.badges) {
        decided.rows.push_back(desk_ ? desk_->present(badge, now) : not_recorded(now));
        log_failure(decided.rows.back());
    }
    if (decided.rows.empty()) return;
    wal_checkpointed_ = false;
    counts_ = decided.rows.back().counts;
    const bool wrote = std::any_of(decided.rows.begin(), decided.rows.end(), [](const auto& row) { return row.entry; });
    if (parts_.metrics.enabled()) parts_.metrics.line("verdict", parts_.clock->machine().mono - presented.seen);
    post(std::move(decided));
    if (wrote && parts_.notify_written) parts_.notify_written();
}

void DeskThread::look_at(const BadgePresented& presented) {
    const core::Now now = parts_.clock->moved(presented.machine);
    for (const store::Presented& badge : presented.badges) {
        if (!desk_) return post(core::StaffAnswered{core::StaffTrouble{}});
        auto seen = desk_->look_at(badge, now);
        if (seen.verdict == core::Verdict::NotRecorded) {
            parts_.log.error("not looked at: " + desk_->last_failure());
            return post(core::StaffAnswered{core::StaffTrouble{}});
        }
        post(core::StaffAnswered{std::move(seen)});
    }
}

void DeskThread::answer(const GroupConfirmed& group) {
    if (!desk_) try_open();
    const core::Now now = parts_.clock->moved(group.machine);
    core::Outcome outcome = desk_ ? desk_->confirm_group(group.token, group.count, now) : not_recorded(now);
    log_failure(outcome);
    wal_checkpointed_ = false;
    counts_ = outcome.counts;
    const bool wrote = outcome.entry.has_value();
    post(core::Decided{{std::move(outcome)}});
    if (wrote && parts_.notify_written) parts_.notify_written();
}

void DeskThread::answer(const HelpAsked& asked) {
    if (!desk_) try_open();
    const core::Now now = parts_.clock->moved(asked.machine);
    core::Outcome outcome = desk_ ? desk_->ask_for_help(asked.who, now) : not_recorded(now);
    log_failure(outcome);
    post(core::Decided{{std::move(outcome)}});
}

void DeskThread::answer(const StaffAsked& asked) {
    if (!desk_) try_open();
    const core::Now now = parts_.clock->moved(asked.machine);
    auto answered = staff_.answer(asked.question, desk_.get(), {here_, counts_.expected, now});
    if (answered.moved) followed_.reset();
    if (answered.follows) {
        followed_ = parts_.followed.value_or(core::Followed{{}, here_.id});
        follow_programme();
    }
    const bool stands = answered.moved || answered.follows;
    if (stands) stands_anew();
    if (stands || answered.changed_day) look_for_news();
    post(core::StaffAnswered{std::move(answered.answer)});
    if (stands) recount();
    if (!answered.wrote) return;
    wal_checkpointed_ = false;
    recount();
    if (parts_.notify_written) parts_.notify_written();
}

} // namespace kiosk::app
