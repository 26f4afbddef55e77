CREATE TABLE "Needs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Needs" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "TitleEn" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "MustHaves" TEXT NOT NULL,
    "BudgetMin" INTEGER NULL,
    "BudgetMax" INTEGER NULL,
    "Deadline" TEXT NULL,
    "Industry" TEXT NOT NULL,
    "ChainWords" TEXT NOT NULL,
    "Completeness" INTEGER NOT NULL,
    "Confidentiality" TEXT NOT NULL,
    "ReviewNote" TEXT NOT NULL,
    "PublishedAt" INTEGER NULL,
    "ExternalId" TEXT NOT NULL,
    "Contact_Mail" TEXT NOT NULL,
    "Contact_Name" TEXT NOT NULL,
    "Contact_Phone" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Status" TEXT NOT NULL
);
CREATE INDEX "IX_Needs_Deadline" ON "Needs" ("Deadline");
CREATE INDEX "IX_Needs_OwnerId" ON "Needs" ("OwnerId");
CREATE INDEX "IX_Needs_OwnerId_ExternalId" ON "Needs" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Needs_PublishedAt" ON "Needs" ("PublishedAt");
CREATE INDEX "IX_Needs_RegionPath" ON "Needs" ("RegionPath");
CREATE INDEX "IX_Needs_Status" ON "Needs" ("Status");
CREATE TABLE "Offers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Offers" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "TitleEn" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Inventors" TEXT NOT NULL,
    "Readiness" INTEGER NULL,
    "Patents" TEXT NOT NULL,
    "TransferModes" TEXT NOT NULL,
    "Price" INTEGER NULL,
    "Industry" TEXT NOT NULL,
    "Keywords" TEXT NOT NULL,
    "Completeness" INTEGER NOT NULL,
    "ReviewNote" TEXT NOT NULL,
    "PublishedAt" INTEGER NULL,
    "ExternalId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Status" TEXT NOT NULL
);
CREATE INDEX "IX_Offers_OwnerId" ON "Offers" ("OwnerId");
CREATE INDEX "IX_Offers_OwnerId_ExternalId" ON "Offers" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Offers_PublishedAt" ON "Offers" ("PublishedAt");
CREATE INDEX "IX_Offers_RegionPath" ON "Offers" ("RegionPath");
CREATE INDEX "IX_Offers_Status" ON "Offers" ("Status");
CREATE TABLE "Experts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Experts" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "Fields" TEXT NOT NULL,
    "Works" TEXT NOT NULL,
    "Introduction" TEXT NOT NULL,
    "WorkloadCap" INTEGER NOT NULL,
    "ConsentAt" INTEGER NULL,
    "ExternalId" TEXT NOT NULL,
    "Contact_Mail" TEXT NOT NULL,
    "Contact_Name" TEXT NOT NULL,
    "Contact_Phone" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Status" TEXT NOT NULL
);
CREATE INDEX "IX_Experts_OwnerId" ON "Experts" ("OwnerId");
CREATE INDEX "IX_Experts_OwnerId_ExternalId" ON "Experts" ("OwnerId", "ExternalId");
CREATE INDEX "IX_Experts_RegionPath" ON "Experts" ("RegionPath");
CREATE INDEX "IX_Experts_Status" ON "Experts" ("Status");
