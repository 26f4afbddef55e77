namespace Suoqiao.Features.IndexFiles;

/// <summary>Texts of the commands on index numbers.</summary>
internal sealed class IndexFilesTexts;
