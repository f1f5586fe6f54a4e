namespace Ballast.Tests.Support;

/// <summary>What <c>./ballast</c> has published stands for these sources only where nothing has changed since.</summary>
public sealed class BuiltProgramTests : IDisposable
{
    private static readonly DateTime Built = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TempFolder _folder = new();

    public BuiltProgramTests()
    {
        foreach (var folder in new[] { "src/Ballast.Core/obj", "artifacts/ballast" })
            Directory.CreateDirectory(_folder.Path(folder));
        foreach (var name in new[] { "global.json", "ballast", "Directory.Build.props", "src/Ballast.Core/A.cs" })
            _folder.Write(name, "");
        _folder.Write("artifacts/ballast/ballast.dll", "");
        _folder.Write("artifacts/ballast.built", "");
        foreach (var one in Directory.EnumerateFileSystemEntries(_folder.Root, "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(one, Built.AddHours(-1));
        File.SetLastWriteTimeUtc(_folder.Path("artifacts/ballast.built"), Built);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, true)]
    [InlineData("src/Ballast.Core/obj", true)]
    [InlineData("src/Ballast.Core/A.cs", false)]
    [InlineData("src/Ballast.Core", false)]
    [InlineData("src", false)]
    [InlineData("Directory.Build.props", false)]
    [InlineData("global.json", false)]
    [InlineData("ballast", false)]
    public void Published_IsRun_WhereNothingOfItsSourcesIsNewer(string? changed, bool isPublished)
    {
        if (changed is not null)
            Directory.SetLastWriteTimeUtc(_folder.Path(changed), Built.AddHours(1));
        BuiltProgram.IsPublished(_folder.Root).ShouldBe(isPublished);
    }

    [Theory]
    [InlineData("artifacts/ballast.built")]
    [InlineData("artifacts/ballast/ballast.dll")]
    public void Published_ThatIsNotThere_IsNotRun(string missing)
    {
        File.Delete(_folder.Path(missing));
        BuiltProgram.IsPublished(_folder.Root).ShouldBeFalse();
    }
}
