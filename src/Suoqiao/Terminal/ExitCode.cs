namespace Suoqiao.Terminal;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0, Failed = 1, WrongUse = 2;
}
