// Handover in one resource group: the service as a container, its PostgreSQL, its secrets, its bot.
// The outputs are written into the toolkit's environment file under these names.
targetScope = 'resourceGroup'

@description('Where everything stands.')
param location string = resourceGroup().location

@description('The first part of every name.')
@minLength(3)
@maxLength(16)
param name string = 'handover'

@description('The Azure Container Registry that holds the image, in this resource group.')
param registryName string

@description('The tag of the image handover in that registry.')
param imageTag string

@description('The Entra application people sign in to and Graph knows.')
param clientId string

@secure()
param clientSecret string

@description('The Entra application of the bot.')
param botId string

@secure()
param botSecret string

@description('The id of the Teams app.')
param teamsAppId string

@description('Object ids of the heads of delivery, at least two, with commas.')
param deliveryHeads string

@secure()
@minLength(16)
param databasePassword string

@description('Two letters: whose public holidays count.')
param workRegion string = 'CH'

@description('The zone of times in cards, like Europe/Zurich.')
param workTimeZone string = 'Europe/Zurich'

@description('How many instances of the service run side by side. Two: one goes on when the other ends, and they cost about twice what one does. A third needs no other setting.')
@minValue(1)
@maxValue(5)
param instances int = 2

@description('A domain of your own, empty for the one Azure gives.')
param customDomain string = ''

@description('The resource id of its certificate in the Container Apps environment.')
param certificateId string = ''

module network 'network.bicep' = {
  name: 'network'
  params: { location: location, name: name }
}

module secrets 'secrets.bicep' = {
  name: 'secrets'
  params: {
    location: location
    name: name
    registryName: registryName
    clientSecret: clientSecret
    botSecret: botSecret
  }
}

module database 'database.bicep' = {
  name: 'database'
  params: {
    location: location
    name: name
    password: databasePassword
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.dnsZoneId
    vaultName: secrets.outputs.vaultName
  }
}

module service 'service.bicep' = {
  name: 'service'
  params: {
    location: location
    name: name
    image: '${registryName}.azurecr.io/handover:${imageTag}'
    identityId: secrets.outputs.identityId
    vaultUri: secrets.outputs.vaultUri
    subnetId: network.outputs.serviceSubnetId
    instances: instances
    domain: { custom: customDomain, certificateId: certificateId }
    settings: {
      clientId: clientId
      botId: botId
      teamsAppId: teamsAppId
      deliveryHeads: deliveryHeads
      workRegion: workRegion
      workTimeZone: workTimeZone
    }
  }
  // The service reads the database's address from the vault when it starts.
  dependsOn: [database]
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: { name: name, botId: botId, domain: service.outputs.domain }
}

output TAB_DOMAIN string = service.outputs.domain
output SERVICE_NAME string = service.outputs.serviceName
