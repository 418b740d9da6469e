using System.Runtime.CompilerServices;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Terminal;

/// <summary><c>policy repl</c> itself in a real terminal, as screens that a person has looked at.</summary>
public sealed class ReplTests(PackFixture packs) : IClassFixture<PackFixture>
{
    private readonly List<string> screens = [];
    private string[] before = [];

    [TmuxFact]
    public void Typing_gives_facts_and_shows_the_decision()
    {
        using var terminal = Start();
        Keep("a fact, and what is still needed", Enter(terminal, "resident = yes"));
        Keep("another, and the answer", Enter(terminal, "age = 17"));
        Keep("an expression over two lines", terminal.Type("age +").Press("Enter").Type("1").WaitFor("| 1‸"));
        Keep("its value", Enter(terminal, ""));
        Keep("a name that is wrong", Enter(terminal, "agee = 3"));
        Approve();
    }

    [TmuxFact]
    public void Completion_shows_each_question_and_takes_what_is_chosen()
    {
        using var terminal = Start();
        Keep("a list that opened by itself", terminal.Type("in").WaitFor("‸\n  in_education"));
        Keep("the first is chosen", terminal.Press("Tab").WaitFor("\n> in_education"));
        Keep("and taken", terminal.Press("Enter").WaitFor("in_education‸"));
        Keep("its values", terminal.Type(" = ").WaitFor("= ‸\n"));
        Keep("the second is chosen", terminal.Press("Down Down").WaitFor("\n> no"));
        Keep("and taken", terminal.Press("Enter").WaitFor("in_education = no‸"));
        terminal.Press("C-u").WaitFor("> ‸");
        Keep("commands", terminal.Type(":qu").WaitFor("> :qu‸\n  :qu"));
        Approve();
    }

    [TmuxFact]
    public void A_paste_with_tabs_never_completes()
    {
        using var terminal = Start();
        Keep("pasted", terminal.Paste("age\t=\t17").WaitFor("17‸"));
        Keep("submitted", Enter(terminal, ""));
        Approve();
    }

    [TmuxFact]
    public void The_screen_follows_the_size_of_the_terminal()
    {
        using var terminal = Start();
        terminal.Type("resident && age >= youngest_age && not(is_adult) && in").WaitFor("in‸\n  in_education");

        // The terminal breaks the rows anew before the session does: the cut of the last row tells them apart.
        Keep("narrower", terminal.Resize(50, 16).WaitUntil(screen => screen.Contains("& in‸\n  in_ed", StringComparison.Ordinal) && screen.EndsWith("up to eight tex…", StringComparison.Ordinal), "a narrower list"));
        Keep("wider", terminal.Resize(90, 16).WaitUntil(screen => screen.Contains("&& in‸\n  in_ed", StringComparison.Ordinal) && screen.EndsWith("one after the other", StringComparison.Ordinal), "a wider list"));
        Approve();
    }

    [TmuxFact]
    public void Ctrl_C_gives_up_the_line()
    {
        using var terminal = Start();
        terminal.Type("resident = y").WaitFor("y‸");
        Keep("given up", terminal.Press("C-c").WaitFor("^C\ngood> ‸"));
        Keep("and the session goes on", Enter(terminal, "age"));
        terminal.Press("C-d");
        Assert.Equal(0, terminal.WaitForEnd());
        Approve();
    }

    [TmuxFact]
    public void Piped_input_is_done_without_prompts_and_stops_at_the_first_refusal()
    {
        packs.Write("lines.txt", "resident = yes\nage = 17\nagee = 3\nage = 30\n");
        using var terminal = new TmuxSession($"{TmuxSession.Policy} repl good --as-of 2026-03-01 < lines.txt", packs.Folder);

        Assert.Equal(2, terminal.WaitForEnd());
        Keep("a terminal to look at, and a file to read", terminal.Screen);
        Approve();
    }

    [TmuxFact]
    public void A_reader_that_has_seen_enough_ends_it_quietly()
    {
        packs.Write("many.txt", string.Concat(Enumerable.Repeat(":facts all\n", 2000)));
        using var terminal = new TmuxSession($"{TmuxSession.Policy} repl good < many.txt | head -1 > first.txt; wc -l < first.txt", packs.Folder);

        Assert.Equal(0, terminal.WaitForEnd());
        Assert.StartsWith("1\n", terminal.Screen, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void What_was_submitted_is_found_again_in_the_next_session()
    {
        using (var terminal = Start())
        {
            Enter(terminal, "resident = yes");
            Enter(terminal, " age = 44");
            Enter(terminal, "age = 17");
            terminal.Press("C-d");
            terminal.WaitForEnd();
        }

        using (var terminal = Start())
        {
            terminal.Press("Up").WaitFor("> age = 17‸");
            terminal.Press("Up").WaitFor("> resident = yes‸");
            terminal.Press("C-c").WaitFor("^C\ngood> ‸");
            terminal.Press("C-r").Type("res").WaitFor("> ‸resident = yes\nsearch: res");
            terminal.Press("Enter").WaitFor("needed");
        }

        using var without = new TmuxSession($"{TmuxSession.Policy} repl good --no-history", packs.Folder);
        without.WaitFor("good> ‸");
        without.Press("Up").Type("x").WaitFor("good> x‸");
    }

    [TmuxFact]
    public void The_tour_leads_through_its_first_three_pages()
    {
        const string Prompt = "resident-parking-permit> ";
        using var terminal = new TmuxSession($"{TmuxSession.Policy} repl --rules {Path.Combine(Tree.Root, "rules")}", packs.Folder, width: 90, height: 30);
        terminal.WaitFor("policy> ‸");

        Keep("the first page", Enter(terminal, ":tour", Prompt));
        Turn(terminal, Prompt);
        Keep("what it asks for, and the second page", Enter(terminal, "application_kind = first_permit", Prompt));
        Turn(terminal, Prompt);
        Keep("what that asks for, and the third page", Enter(terminal, "lives_in_oxfordshire = yes, has_car = yes", Prompt));
        Turn(terminal, Prompt);
        Keep("asked instead", Enter(terminal, ":ask", "meets_published_criteria? "));
        Keep("answered", Enter(terminal, "yes", "vehicle_band? "));
        Keep("stopped, and the fourth page", Enter(terminal, "stop", Prompt));
        Approve();
    }

    private static string Enter(TmuxSession terminal, string text, string prompt = "good> ")
    {
        terminal.Type(text);
        var before = terminal.WaitFor(text + "‸");
        return terminal.Press("Enter").WaitUntil(screen => screen.EndsWith($"\n{prompt}‸", StringComparison.Ordinal) && screen != before, "the next prompt");
    }

    private void Turn(TmuxSession terminal, string prompt) => before = [terminal.Press("C-l").WaitUntil(screen => screen == $"{prompt}‸", "an empty screen")];

    private TmuxSession Start()
    {
        var terminal = new TmuxSession($"{TmuxSession.Policy} repl good --as-of 2026-03-01", packs.Folder);
        terminal.WaitFor("good> ‸");

        // The greeting has tests of its own.
        terminal.Press("C-l").WaitUntil(screen => screen == "good> ‸", "an empty screen");
        return terminal;
    }

    // Rows at the top that are as they were are left out.
    private void Keep(string title, string screen)
    {
        var rows = screen.Split('\n');
        var same = rows.Zip(before).TakeWhile(pair => pair.First == pair.Second).Count();
        screens.Add($"── {title}\n{(same > 0 ? "…\n" : "")}{string.Join('\n', rows[same..])}\n");
        before = rows;
    }

    private void Approve([CallerMemberName] string test = "") =>
        Tree.Approved($"tests/PolicyEngine.Tests/Terminal/{test}.verified.txt", string.Join('\n', screens));
}
