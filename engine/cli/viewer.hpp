#pragma once

namespace CLI {
class App;
}

namespace pilotwave {

/// A verb of the program that shows runs, and what the list of verbs says of it.
struct ViewerVerb {
  const char* name;
  const char* summary;
};
inline constexpr ViewerVerb kWatchVerb{
    "watch", "Opens a window on a run: one plan, or two on the same people and luck; ? shows the keys"};
inline constexpr ViewerVerb kPresentVerb{
    "present", "Plays a tape: the eight-minute story of one plan or two, made from their telling weeks"};
inline constexpr ViewerVerb kRenderVerb{
    "render", "Draws weeks of a run into files: pictures, a video, words; needs no display"};

/// Adds the verbs that show runs. They are a program of their own beside this one, which this one becomes:
/// the libraries of windows and fonts take longer to load than a small district takes to run.
/// @param words  the command line as it came; the other program reads all of it
void add_viewer_verbs(CLI::App& app, char** words, int& exit_code);

}  // namespace pilotwave
