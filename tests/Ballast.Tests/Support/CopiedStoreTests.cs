namespace Ballast.Tests.Support;

/// <summary>A store that many tests get a copy of is to each of them as if it had filled it itself.</summary>
public sealed class CopiedStoreTests
{
    private const string Table = "model,roundNumber,corr\na,500,0.1\n";

    [Fact]
    public void Copies_AreOfOneFilling_AndKnowNothingOfOneAnother()
    {
        var filled = 0;
        var store = new CopiedStore(() =>
        {
            filled++;
            return Imported(new CommandLine(), "first.csv", Table);
        });
        using var first = store.CopyTo(new CommandLine());
        Imported(first, "second.csv", Table.Replace("a,", "b,", StringComparison.Ordinal));
        using var second = store.CopyTo(new CommandLine());
        using var own = Imported(new CommandLine(), "first.csv", Table);
        StoreDump.Of(second.Store).ShouldBe(StoreDump.Of(own.Store));
        StoreDump.Of(first.Store).ShouldNotBe(StoreDump.Of(own.Store));
        filled.ShouldBe(1);
    }

    [Fact]
    public void Store_ThatHasAnotherFileBesideIt_IsNotCopied()
    {
        var store = new CopiedStore(() =>
        {
            var line = Imported(new CommandLine(), "first.csv", Table);
            File.WriteAllText(line.Store + "-wal", "");
            return line;
        });
        using var line = new CommandLine();
        Should.Throw<ShouldAssertException>(() => store.CopyTo(line)).Message.ShouldContain("store.db-wal");
    }

    private static CommandLine Imported(CommandLine line, string name, string table)
    {
        line.Run("import", line.Folder.Write(name, table)).Code.ShouldBe(0);
        return line;
    }
}
