using Ballast.Cli.Demo;

namespace Ballast.Tests.Support;

/// <summary>The demo's world, kept, and asked at the moment at which it stands.</summary>
public sealed class KeptDemo : IDisposable
{
    private readonly CommandLine _line = new() { Now = DemoWorld.Moment };

    /// <summary>Makes it.</summary>
    public KeptDemo()
    {
        var folder = _line.Folder.Path("demo");
        var made = _line.Run("demo", "--keep", folder);
        made.Code.ShouldBe(0, made.Error);
        Store = Path.Combine(folder, DemoWorld.Store);
    }

    /// <summary>Where its store is.</summary>
    public string Store { get; }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    internal CommandLine Line() => new() { Now = DemoWorld.Moment, Location = Store };
}
