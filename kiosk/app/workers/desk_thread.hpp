// The thread that owns the desk: presentations in, verdicts out. A verdict that it posts is durable.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "app/log.hpp"
#include "app/metrics.hpp"
#include "app/workers/staff_desk.hpp"
#include "core/session/session.hpp"
#include "platform/demo_clock.hpp"
#include "platform/queue.hpp"
#include "service/attendance_query.hpp"
#include "service/event_snapshot.hpp"
#include "service/event_source.hpp"
#include "store/desk/desk.hpp"

namespace kiosk::app {

// The badges of one camera frame or one burst of a scanner. Answered by one Decided with a row each, in order; where
// they are only looked at, by a BadgeSeen each.
struct BadgePresented {
    std::vector<store::Presented> badges; // never empty
    core::Now machine;                    // the machine's clocks when it happened
    core::MonoTime seen{};                // when the camera's frame arrived; for Trace
    bool look_only = false;               // DeskThread's to set
};
// A leader's badge with the number of people.
struct GroupConfirmed {
    std::string token;
    int count = 0;
    core::Now machine;
};

// A guest chose their name; answered by Decided with NeedsStaff.
struct HelpAsked {
    core::ParticipantId who;
    core::Now machine;
};

// Of staff; answered by one core::StaffAnswered.
struct StaffAsked {
    core::StaffQuestion question;
    core::Now machine;
};

// Work on the database that can wait, and what it did there. It is given the desk, or nothing when that is closed.
enum class TaskDid { Nothing, Entries, Revision };
using BackgroundTask = std::function<TaskDid(const store::Desk*)>;

// What the desk tells the thread that draws.
struct DeskReady {
    service::EventSnapshot snapshot;
    core::Counts counts;
};
struct DeskTrouble { // not open: badges get NotRecorded; it tries again by itself
    core::Error error;
};
struct DeskRefused { // a command line that cannot work with this event: trying again would not help
    core::Error error;
};
struct EventChanged { // another revision was loaded, the day was changed, or the kiosk stands elsewhere
    service::EventSnapshot snapshot;
};
using DeskNews = std::variant<core::Decided, core::CountsChanged, DeskReady, DeskTrouble, DeskRefused,
                              service::PeopleCounted, EventChanged, core::StaffAnswered>;

class DeskThread {
  public:
    struct Parts {
        std::function<core::Result<service::OpenedEvent>()> open; // called on the thread, again after each failure
        // Counting for the guests' screens, done when nobody stands at the kiosk; may be empty.
        std::function<core::Result<service::PeopleCounted>(const core::Checkpoint&, core::LocalDay)> count_people;
        // What another process loaded meanwhile, looked for likewise; may be empty.
        std::function<core::Result<std::optional<service::EventSnapshot>>(const store::RevisionStamp&,
                                                                          const core::Checkpoint&)>
            read_news;
        std::optional<core::Followed> followed{}; // from the start; none: the kiosk stays where it stands
        StaffDesk::Open open_reception;           // called on the thread when staff ask; may be empty
        std::function<void()> wake;               // called on the thread after each news
        std::function<void()> notify_written;     // called on the thread after each entry; may be empty
        platform::Clock* clock = nullptr;         // outlives the thread
        Log log;
        Metrics metrics;
        core::Millis first_retry{1'000}; // doubles up to 30 s
        core::Millis news_every{15'000}; // and between badges, however many come
    };

    explicit DeskThread(Parts parts);
    // Decides what was presented before, then ends.
    ~DeskThread();
    DeskThread(const DeskThread&) = delete;
    DeskThread& operator=(const DeskThread&) = delete;

    // Any thread; never wait. False: too many are waiting, this one was not taken.
    [[nodiscard]] bool present(BadgePresented presented);
    [[nodiscard]] bool confirm(GroupConfirmed group);
    [[nodiscard]] bool help(HelpAsked asked) { return requests_.push(std::move(asked)); }
    // From now on what is presented is looked at and not written; or again as always.
    void look_only(bool on) { look_only_ = on; }
    // Looks at the day wait until no badge does.
    [[nodiscard]] bool ask(StaffAsked asked);
    // Done on the thread when no badge waits, and in any case before it ends.
    [[nodiscard]] bool when_free(BackgroundTask task) { return requests_.push_behind(std::move(task)); }
    // What happened since the last call, in order.
    [[nodiscard]] std::vector<DeskNews> news() { return news_.drain(); }

  private:
    using Request = std::variant<BadgePresented, GroupConfirmed, HelpAsked, StaffAsked, BackgroundTask>;

    void run();
    void try_open();
    void idle();
    void look_around();
    void look_for_news();
    void stand_where_staff_said(service::EventSnapshot& snapshot);
    bool follow_programme(); // whether it stands elsewhere now
    void stands_anew();
    void look_at(const BadgePresented& presented);
    void answer(const BadgePresented& presented);
    void answer(const GroupConfirmed& group);
    void answer(const HelpAsked& asked);
    void answer(const StaffAsked& asked);
    void answer(const BackgroundTask& task);
    void recount();
    void post(DeskNews news);
    [[nodiscard]] core::Outcome not_recorded(const core::Now& now) const;
    void log_failure(const core::Outcome& outcome) const;
    [[nodiscard]] core::MonoTime mono() const { return parts_.clock->machine().mono; }
    [[nodiscard]] core::Millis patience() const;

    Parts parts_;
    StaffDesk staff_;
    platform::Queue<Request> requests_{256};
    platform::Queue<DeskNews> news_{1024};
    std::unique_ptr<store::Desk> desk_;
    core::Zone zone_ = core::Zone::utc();
    core::Counts counts_;
    store::RevisionStamp revision_;
    core::Checkpoint here_;
    std::optional<core::CheckpointId> moved_to_; // by staff or the programme; survives that the desk is opened again
    std::optional<core::Followed> followed_;     // likewise
    std::atomic<bool> look_only_ = false;
    core::Millis retry_{};
    core::MonoTime look_at_{}; // for news
    std::string trouble_;      // why it is closed
    bool refused_ = false;
    bool counted_ = false;
    bool wal_checkpointed_ = true; // the database's upkeep was done since the last badge
    std::thread thread_;
};

} // namespace kiosk::app
