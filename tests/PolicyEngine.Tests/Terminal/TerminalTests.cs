using System.Diagnostics;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Terminal;

/// <summary>The scripted session in a real terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TmuxFact]
    public void Ctrl_C_gives_up_a_line_and_ends_an_evaluation_and_never_the_session()
    {
        using var terminal = Start();

        terminal.Type("half a line").WaitFor("> half a line‸");
        terminal.Press("C-c").WaitFor("> half a line^C\n> ‸");
        terminal.Type("wait").Press("Enter").WaitFor("waiting\n‸");
        terminal.Press("C-c").WaitFor("error: stopped\n  help: what was there before stands\n> ‸");
        terminal.Type("still here").Press("Enter").WaitFor("did still here\n> ‸");
        terminal.Press("C-d");

        Assert.Equal(0, terminal.WaitForEnd());
    }

    [TmuxFact]
    public void A_paste_with_tabs_and_line_breaks_is_one_text()
    {
        using var terminal = Start();

        terminal.Paste("fact_01\t= 1\nfact_02\t= 2").WaitFor("> fact_01   = 1\n| fact_02   = 2‸");
        terminal.Press("Enter").WaitFor("did fact_01<tab>= 1<line>fact_02<tab>= 2\n> ‸");
    }

    [TmuxFact]
    public void Wide_characters_keep_the_cursor_where_it_belongs()
    {
        using var terminal = Start(width: 20);

        terminal.Type("日本語日本語日本語").WaitFor("> 日本語日本語日本語\n‸");
        terminal.Press("Left BSpace").Type("x").WaitFor("> 日本語日本語日x‸語");
        terminal.Press("C-u").Type("é😀").Press("Left").Type("-").WaitFor("> é-‸😀語");
    }

    [TmuxFact]
    public void A_list_at_the_bottom_follows_the_size_of_the_terminal_and_cleans_up()
    {
        using var terminal = Start(width: 70, height: 8);
        for (var number = 1; number <= 4; number++)
        {
            terminal.Type($"line {number}").Press("Enter").WaitFor($"did line {number}\n> ‸");
        }

        terminal.Type("fact_0").WaitFor("> fact_0‸\n  fact_01  fact  What is the answer to question 1 of the form?");
        terminal.Press("Down Down").WaitFor("\n> fact_02");
        terminal.Resize(30, 12).WaitFor("> fact_0‸\n  fact_01  fact  What is the …\n> fact_02  fact  What is the …");
        terminal.Resize(75, 6).WaitFor("> fact_0‸\n  fact_01  fact  What is the answer to question 1 of the form?\n> fact_02  fact");

        Assert.Equal("> fact_02‸", terminal.Press("Enter").WaitFor("> fact_02‸"));
    }

    [TmuxFact]
    public void A_long_line_follows_the_width_of_the_terminal()
    {
        using var terminal = Start(width: 40);
        terminal.Type("above").Press("Enter").WaitFor("did above\n> ‸");
        terminal.Type("a line that is longer than the terminal is wide").WaitFor("wide‸");

        terminal.Resize(24, 20).WaitFor("did above\n> a line that is longer\nthan the terminal is wid\ne‸");
        terminal.Resize(60, 20).WaitFor("did above\n> a line that is longer than the terminal is wide‸");
    }

    [TmuxFact]
    public void The_editor_gets_the_terminal_as_it_was_and_gives_it_back()
    {
        // An editor that shows what it was given, and reads a line as the terminal gives lines.
        var editor = folder.Write("nano", "#!/bin/sh\necho \"editing $1 $2\"\nstty | grep -c icanon\nread answer\necho \"wrote $answer\"\n");
        Run("chmod", "+x", editor);
        using var terminal = Start(variables: ("VISUAL", editor));

        terminal.Type("edit policy.yaml").Press("Enter").WaitFor("editing +12 policy.yaml\n0\n‸");
        terminal.Type("wrang").Press("BSpace BSpace BSpace").Type("ong").Press("Enter").WaitFor("wrote wrong\n> ‸");
        terminal.Type("fact_0").Press("Tab").WaitFor("> fact_01");
        terminal.Press("C-c").WaitFor("> fact_0^C\n> ‸");
    }

    [TmuxFact]
    public void A_session_that_was_stopped_shows_its_line_again_when_it_goes_on()
    {
        const string PastesBracketed = "\\033[?2004h";
        using var terminal = new TmuxSession($"sh -c 'echo $$ > pid; exec {TmuxSession.Scripted}'", folder.Path);
        terminal.WaitFor("> ‸");
        terminal.Type("half a line").WaitFor("> half a line‸");
        var process = File.ReadAllText(Path.Combine(folder.Path, "pid")).Trim();

        Run("kill", "-STOP", process);
        Run("kill", "-CONT", process);
        // Once or twice: tmux too lets go on what it sees stopped.
        terminal.WaitUntil(_ => terminal.Output.Split(PastesBracketed).Length >= 3, "pastes in brackets again");
        terminal.Type("!").WaitFor("> half a line!‸");
    }

    [TmuxFact]
    public void Without_colours_not_one_is_written_to_the_very_end()
    {
        using var terminal = Start();
        terminal.Type("fact_0").Press("Tab").WaitFor("> fact_01");
        terminal.Press("C-c").WaitFor("> fact_0^C\n> ‸");
        terminal.Press("C-d");

        Assert.Equal(0, terminal.WaitForEnd());
        Assert.DoesNotMatch(@"\\033\[[0-9;]*m", terminal.Output);
    }

    [TmuxFact]
    public void The_terminal_is_as_it_was_after_Ctrl_D() => IsAsItWas(terminal => terminal.Press("C-c C-d"));

    [TmuxFact]
    public void The_terminal_is_as_it_was_after_the_session_ended() => IsAsItWas(terminal => terminal.Press("C-c").Type("end").Press("Enter"));

    [TmuxFact]
    public void The_terminal_is_as_it_was_after_the_process_was_stopped() => IsAsItWas(_ => Run("kill", "-TERM", File.ReadAllText(Path.Combine(folder.Path, "pid")).Trim()));

    [TmuxFact]
    public void Plain_lines_are_the_terminals_own_and_completion_is_a_printed_list()
    {
        using var terminal = new TmuxSession($"{TmuxSession.Scripted} --plain", folder.Path);
        terminal.WaitFor("> ‸");

        terminal.Type("fact_1").Press("Tab Enter").WaitFor("10. fact_19, fact: What is the answer to question 19 of the form?\nnumber, 1 to 10, or Enter for none: ‸");
        terminal.Type("2").Press("Enter").WaitFor("> fact_11‸");
        terminal.Type(" = 3").Press("Enter").WaitFor("> fact_11 = 3\ndid fact_11 = 3\n> ‸");
        terminal.Type("half a line").Press("C-c").WaitFor("> half a line^C\n> ‸");
        terminal.Type("wait").Press("Enter").WaitFor("waiting\n‸");
        terminal.Press("C-c").WaitFor("waiting\n^C\nerror: stopped\n  help: what was there before stands\n> ‸");
        terminal.Type("end").Press("Enter");

        Assert.Equal(0, terminal.WaitForEnd());
        Assert.DoesNotContain("\\033", terminal.Output, StringComparison.Ordinal);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    // The shell compares the terminal's settings, and reads a line that is pasted: brackets around it would show.
    private void IsAsItWas(Action<TmuxSession> end)
    {
        var run = $"stty -a > before; sh -c 'echo $$ > pid; exec {TmuxSession.Scripted}'; stty -a > after; cmp before after && echo same; read line; echo \"read <$line>\"";
        using var terminal = new TmuxSession(run, folder.Path);
        terminal.WaitFor("> ‸");
        terminal.Type("1").WaitFor("> 1‸");

        end(terminal);

        terminal.WaitFor("same\n‸");
        terminal.Paste("plain").Press("Enter").WaitFor("read <plain>");
    }

    private TmuxSession Start(int width = 80, int height = 20, params (string Name, string Value)[] variables)
    {
        var terminal = new TmuxSession(TmuxSession.Scripted, folder.Path, width, height, variables);
        terminal.WaitFor("> ‸");
        return terminal;
    }
}
