namespace Ballast.Tests.Support;

/// <summary>A store that is filled once in the process: each test that asks gets a copy of its file, to change as it likes.</summary>
/// <remarks>The first test that asks fills it. Nothing opens the file that is copied.</remarks>
/// <param name="fill">A command line whose store is filled, and which nobody else uses.</param>
internal sealed class CopiedStore(Func<CommandLine> fill)
{
    private readonly Lazy<string> _file = new(() =>
    {
        var line = fill();
        EndOfTests.Do(() =>
        {
            line.Dispose();
            return ValueTask.CompletedTask;
        });
        // What lay in another file beside it would be missing from the copies.
        Directory.GetFiles(line.Folder.Root, Path.GetFileName(line.Store) + "-*").ShouldBeEmpty();
        return line.Store;
    });

    /// <summary>Gives a command line without a store a copy as its own.</summary>
    public CommandLine CopyTo(CommandLine line)
    {
        File.Copy(_file.Value, line.Store);
        return line;
    }
}
