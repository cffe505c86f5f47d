# SPDX-License-Identifier: GPL-3.0-or-later
"""How one gets to the screens of Patterns, for tools/shots_scenes.py."""
import steps


def patterns(length):
    """Patterns, over as much time as LENGTH says."""

    def go(app):
        steps.go_to(app, "Patterns")
        app.press("toggle button", length)
        app.get("toggle button", length, state="pressed")
        app.get("image", "Mood. …")

    return go


def point_at(title):
    """The cursor of the chart that begins with TITLE stands on a value."""

    def go(app):
        chart = app.get("image", f"{title}. …")
        app.bring_into_sight(chart)
        app.tap(chart)

    return go


def unfold_moods(app):
    """The moods as numbers."""
    row = app.all("list item", lambda name: name.endswith("moods"))[0]
    app.bring_into_sight(row)
    app.tap(row)


def go_down(app):
    """To the end of the place."""
    app.tab_to("toggle button")
    app.key("End")


def look_back(app):
    """What one can look back at."""
    patterns("All")(app)
    go_down(app)
    app.bring_into_sight(steps.row_with(app, "One Goal, Person or Tag"))


def see_threads(app):
    steps.go_to(app, "Patterns")
    go_down(app)
    app.tap(steps.row_with(app, "One Goal, Person or Tag"))
    app.gone("tab", "Patterns")


def see_thread(app):
    app.tap(steps.row_with(app, "To be in a room"))
    app.get("button", "Open It")


def scenes(scene, begin):
    """What there is to see, as SCENEs that begin with the state BEGIN."""
    return [
        scene(begin, "patterns", patterns("Year")),
        *(
            scene(begin, f"patterns-{name}", point_at(title), after=True)
            for name, title in (
                ("point", "Mood"), ("week", "Time of Day"), ("words", "Feelings You Named"), ("tags", "Tags and Mood"),
                ("tasks", "How Tasks Went")
            )
        ),
        scene(begin, "patterns-numbers", unfold_moods, after=True),
        scene(begin, "patterns-back", look_back),
        scene(begin, "threads", see_threads),
        scene(begin, "thread", see_thread, after=True),
    ]
