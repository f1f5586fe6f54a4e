using System.Text.Json;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Tests.Text;

/// <summary>A line that each door says in its own way.</summary>
public sealed class NoticeTests
{
    [Fact]
    public void PlainText_IsTheSameAtEveryDoor()
    {
        Notice notice = "Nothing is stored - yet. Wait.";
        (notice.Text, notice.ToString(), notice.Tail).ShouldBe(
            ("Nothing is stored - yet. Wait.", "Nothing is stored - yet. Wait.", "")
        );
        notice.Next.ShouldBeNull();
    }

    [Fact]
    public void Option_IsTypedOnATerminal_AndNamedOnAPage()
    {
        Notice notice =
            $"The payout factor of round {5} is not stored; give {Notice.Option("payout-factor")} {0.5m:0.00}.";
        notice.ToString().ShouldBe("The payout factor of round 5 is not stored; give --payout-factor 0.50.");
        notice.Text.ShouldBe("The payout factor of round 5 is not stored; give payout factor 0.50.");
    }

    [Fact]
    public void NextStep_IsACommandOnATerminal_AndALinkOnAPage()
    {
        var refusal = new Refusal(
            "plan-edited",
            "It was edited.",
            NextStep.To("make a new one", "plan", "--total", "5")
        );
        refusal.Message.ShouldBe("It was edited. Make a new one: ballast plan --total 5.");
        refusal.Notice.Text.ShouldBe("It was edited.");
        refusal.Notice.Next.ShouldNotBeNull().Command.ShouldBe(["plan", "--total", "5"]);
    }

    [Fact]
    public void Tail_StandsOnATerminalInPlaceOfTheStep()
    {
        var notice = ((Notice)"None is known.").Typing(
            "Run `ballast sync`, or import.",
            NextStep.To("bring it in", "sync")
        );
        notice.ToString().ShouldBe("None is known. Run `ballast sync`, or import.");
        (notice.Text, notice.Next!.Text).ShouldBe(("None is known.", "bring it in"));
        var sentence = notice.After("dex: ").InAnswer(Tone.Warning);
        (sentence.Text, sentence.OnTerminal, sentence.Tone).ShouldBe(
            ("dex: None is known.", "dex: None is known. Run `ballast sync`, or import.", Tone.Warning)
        );
    }

    [Fact]
    public void NoticeWithinANotice_KeepsBothWordings()
    {
        Notice inner = $"take {Notice.Option("rule")} X";
        Notice outer = $"It cannot be said: {inner}.";
        (outer.Text, outer.ToString()).ShouldBe(
            ("It cannot be said: take rule X.", "It cannot be said: take --rule X.")
        );
        var joined = Notice.Join([outer, ((Notice)"Then.").Then("go on", "risk")]);
        joined.Text.ShouldBe("It cannot be said: take rule X. Then.");
        joined.ToString().ShouldBe("It cannot be said: take --rule X. Then. Go on: ballast risk.");
        joined.Next!.Command.ShouldBe(["risk"]);
    }

    [Fact]
    public void Json_IsTheTerminalsLine_AndComesBackAsIt()
    {
        var notice = ((Notice)$"Give {Notice.Option("rule")}.").Then("see all", "rules");
        var json = JsonSerializer.Serialize(notice);
        json.ShouldBe("\"Give --rule. See all: ballast rules.\"");
        JsonSerializer.Deserialize<Notice>(json)!.ToString().ShouldBe(notice.ToString());
        JsonSerializer.Deserialize<Notice?>("null").ShouldBeNull();
    }

    [Fact]
    public void Notices_ThatSayTheSame_AreEqual()
    {
        Notice one = $"Give {Notice.Option("rule")}.";
        Notice same = $"Give {Notice.Option("rule")}.";
        (one == same, one.GetHashCode() == same.GetHashCode()).ShouldBe((true, true));
        // On a terminal they look alike, on a page they do not.
        one.ShouldNotBe((Notice)"Give --rule.");
        new Refusal("a", one).ShouldBe(new Refusal("a", same));
    }

    [Fact]
    public void Each_ChangesEveryWording()
    {
        var notice = ((Notice)$"a {Notice.Option("b")}").Typing("c").Each(t => t.ToUpperInvariant());
        (notice.Text, notice.ToString()).ShouldBe(("A B", "A --B C"));
    }
}
