namespace Suoqiao.Threads;

/// <summary>Texts of the threads (see ThreadsTexts.resx).</summary>
internal sealed class ThreadsTexts;
